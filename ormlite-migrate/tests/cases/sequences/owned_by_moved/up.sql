ALTER SEQUENCE "public"."document_no_seq" OWNED BY "public"."receipts"."no";
