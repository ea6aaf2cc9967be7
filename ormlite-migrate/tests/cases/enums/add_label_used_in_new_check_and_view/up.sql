-- has a transaction of its own
ALTER TYPE "public"."order_status" ADD VALUE 'refunded' AFTER 'paid';
-- locks public.orders SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "orders_refunded_idx" ON "public"."orders" USING "btree" ("id") WHERE status = 'refunded'::public.order_status;
ALTER TABLE "public"."orders" ADD CONSTRAINT "refunded_has_amount" CHECK ((status <> 'refunded'::public.order_status) OR (refund IS NOT NULL)) NOT VALID;
-- locks public.orders SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.orders that do not meet it make it fail
ALTER TABLE "public"."orders" VALIDATE CONSTRAINT "refunded_has_amount";
CREATE VIEW "public"."refunds" AS SELECT orders.id,
    orders.refund
   FROM public.orders
  WHERE (orders.status = 'refunded'::public.order_status);
