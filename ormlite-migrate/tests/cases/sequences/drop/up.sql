DROP SEQUENCE "public"."invoice_no_seq";
