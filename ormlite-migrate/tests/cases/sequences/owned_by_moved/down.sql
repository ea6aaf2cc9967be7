ALTER SEQUENCE "public"."document_no_seq" OWNED BY "public"."invoices"."no";
