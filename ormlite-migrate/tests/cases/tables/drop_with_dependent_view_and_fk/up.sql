DROP VIEW "public"."customer_names";
ALTER TABLE "public"."orders" DROP CONSTRAINT "orders_customer_id_fkey";
-- deletes the table public.customers; locks public.customers ACCESS EXCLUSIVE
DROP TABLE "public"."customers";
