ALTER TYPE "public"."order_status" RENAME TO "order_status__old";
CREATE TYPE "public"."order_status" AS ENUM ('new', 'paid', 'shipped');
ALTER TABLE "public"."orders" ALTER COLUMN "status" TYPE public.order_status USING "status"::text::public.order_status;
-- rows with a removed label make it fail: returned
DROP TYPE "public"."order_status__old";
