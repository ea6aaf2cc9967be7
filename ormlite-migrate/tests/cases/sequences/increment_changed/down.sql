ALTER SEQUENCE "public"."invoice_no_seq" INCREMENT BY 1;
