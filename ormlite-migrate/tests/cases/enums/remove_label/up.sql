ALTER TYPE "public"."order_status" RENAME TO "order_status_old";
CREATE TYPE "public"."order_status" AS ENUM ('new', 'paid', 'shipped');
ALTER TABLE "public"."orders" ALTER COLUMN "status" DROP DEFAULT;
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."orders" ALTER COLUMN "status" TYPE public.order_status USING "status"::text::public.order_status;
ALTER TABLE "public"."orders" ALTER COLUMN "status" SET DEFAULT 'new'::public.order_status;
-- rows with a removed label make it fail: lost
DROP TYPE "public"."order_status_old";
