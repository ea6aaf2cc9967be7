DROP VIEW "public"."open_orders";
ALTER TABLE "public"."orders" DROP CONSTRAINT "orders_status_fkey";
-- locks public.orders SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."orders_status_idx";
-- deletes the table public.order_statuses; locks public.order_statuses ACCESS EXCLUSIVE
DROP TABLE "public"."order_statuses";
CREATE TYPE "public"."order_status" AS ENUM ('new', 'paid', 'shipped');
ALTER TABLE "public"."orders" ALTER COLUMN "status" DROP DEFAULT;
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew; values of public.orders.status that the type public.order_status cannot hold make it fail
ALTER TABLE "public"."orders" ALTER COLUMN "status" TYPE public.order_status USING "status"::text::public.order_status;
ALTER TABLE "public"."orders" ALTER COLUMN "status" SET DEFAULT 'new'::public.order_status;
-- locks public.orders SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "orders_status_idx" ON "public"."orders" USING "btree" ("status") WHERE status <> 'shipped'::public.order_status;
CREATE VIEW "public"."open_orders" AS SELECT orders.id,
    orders.status
   FROM public.orders
  WHERE (orders.status <> 'shipped'::public.order_status);
