-- deletes the table billing.invoices; locks billing.invoices ACCESS EXCLUSIVE
DROP TABLE "billing"."invoices";
DROP TYPE "billing"."invoice_state";
DROP SCHEMA "billing";
