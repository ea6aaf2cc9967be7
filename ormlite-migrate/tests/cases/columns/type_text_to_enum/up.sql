ALTER TABLE "public"."orders" ALTER COLUMN "status" DROP DEFAULT;
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew; values of public.orders.status that the type public.order_status cannot hold make it fail
ALTER TABLE "public"."orders" ALTER COLUMN "status" TYPE public.order_status USING "status"::text::public.order_status;
ALTER TABLE "public"."orders" ALTER COLUMN "status" SET DEFAULT 'new'::public.order_status;
