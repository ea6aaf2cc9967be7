DROP VIEW "public"."open_orders";
-- locks public.orders SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."orders_status_idx";
CREATE TABLE "public"."order_statuses" (
    "code" text NOT NULL,
    "sort" integer DEFAULT 0 NOT NULL,
    CONSTRAINT "order_statuses_pkey" PRIMARY KEY ("code")
);
ALTER TABLE "public"."orders" ALTER COLUMN "status" DROP DEFAULT;
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."orders" ALTER COLUMN "status" TYPE text;
ALTER TABLE "public"."orders" ALTER COLUMN "status" SET DEFAULT 'new'::text;
DROP TYPE "public"."order_status";
-- locks public.orders SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "orders_status_idx" ON "public"."orders" USING "btree" ("status") WHERE status <> 'shipped'::text;
ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_status_fkey" FOREIGN KEY ("status") REFERENCES "public"."order_statuses" ("code") NOT VALID;
-- locks public.orders SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.orders without a row of public.order_statuses make it fail
ALTER TABLE "public"."orders" VALIDATE CONSTRAINT "orders_status_fkey";
CREATE VIEW "public"."open_orders" AS SELECT orders.id,
    orders.status
   FROM public.orders
  WHERE (orders.status <> 'shipped'::text);
