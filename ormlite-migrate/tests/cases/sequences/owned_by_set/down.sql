ALTER SEQUENCE "public"."invoice_no_seq" OWNED BY NONE;
