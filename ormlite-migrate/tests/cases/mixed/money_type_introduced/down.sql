DROP VIEW "public"."order_totals";
-- deletes the column public.orders.currency; locks public.orders ACCESS EXCLUSIVE
ALTER TABLE "public"."orders" DROP COLUMN "currency";
DROP TYPE "public"."currency";
ALTER TABLE "public"."orders" ALTER COLUMN "total" DROP DEFAULT;
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew; values of public.orders.total that the type numeric(10,2) cannot hold make it fail
ALTER TABLE "public"."orders" ALTER COLUMN "total" TYPE numeric(10,2);
ALTER TABLE "public"."orders" ALTER COLUMN "total" SET DEFAULT 0;
DROP DOMAIN "public"."amount";
ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_total_check" CHECK (total >= (0)::numeric) NOT VALID;
-- locks public.orders SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.orders that do not meet it make it fail
ALTER TABLE "public"."orders" VALIDATE CONSTRAINT "orders_total_check";
CREATE VIEW "public"."order_totals" AS SELECT sum(orders.total) AS total
   FROM public.orders;
