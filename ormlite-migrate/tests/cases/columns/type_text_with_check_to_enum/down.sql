ALTER TABLE "public"."orders" ALTER COLUMN "status" DROP DEFAULT;
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."orders" ALTER COLUMN "status" TYPE text;
ALTER TABLE "public"."orders" ALTER COLUMN "status" SET DEFAULT 'new'::text;
DROP TYPE "public"."order_status";
ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_status_check" CHECK (status = ANY (ARRAY['new'::text, 'paid'::text])) NOT VALID;
-- locks public.orders SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.orders that do not meet it make it fail
ALTER TABLE "public"."orders" VALIDATE CONSTRAINT "orders_status_check";
