ALTER SEQUENCE "public"."invoice_no_seq" OWNED BY NONE;
-- deletes the table public.invoices; locks public.invoices ACCESS EXCLUSIVE
DROP TABLE "public"."invoices";
