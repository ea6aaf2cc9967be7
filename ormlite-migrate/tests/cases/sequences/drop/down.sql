CREATE SEQUENCE "public"."invoice_no_seq" AS bigint;
