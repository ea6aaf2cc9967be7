DROP VIEW "public"."order_totals";
ALTER TABLE "public"."orders" DROP CONSTRAINT "orders_total_check";
CREATE DOMAIN "public"."amount" AS numeric(14,2);
ALTER DOMAIN "public"."amount" ADD CONSTRAINT "amount_not_negative" CHECK (VALUE >= (0)::numeric);
CREATE TYPE "public"."currency" AS ENUM ('EUR', 'USD');
ALTER TABLE "public"."orders" ALTER COLUMN "total" DROP DEFAULT;
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew; values of public.orders.total that the type public.amount cannot hold make it fail
ALTER TABLE "public"."orders" ALTER COLUMN "total" TYPE public.amount;
ALTER TABLE "public"."orders" ALTER COLUMN "total" SET DEFAULT 0;
ALTER TABLE "public"."orders" ADD COLUMN "currency" public.currency DEFAULT 'EUR'::public.currency NOT NULL;
CREATE VIEW "public"."order_totals" AS SELECT sum((orders.total)::numeric) AS total,
    orders.currency
   FROM public.orders
  GROUP BY orders.currency;
