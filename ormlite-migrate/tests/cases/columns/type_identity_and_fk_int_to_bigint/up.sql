ALTER TABLE "public"."orders" DROP CONSTRAINT "orders_customer_id_fkey";
-- locks public.customers ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."customers" ALTER COLUMN "id" TYPE bigint;
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."orders" ALTER COLUMN "customer_id" TYPE bigint;
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."orders" ALTER COLUMN "id" TYPE bigint;
ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "public"."customers" ("id") ON DELETE CASCADE NOT VALID;
-- locks public.orders SHARE UPDATE EXCLUSIVE; locks public.customers ROW SHARE; reads all rows; has a transaction of its own; rows of public.orders without a row of public.customers make it fail
ALTER TABLE "public"."orders" VALIDATE CONSTRAINT "orders_customer_id_fkey";
