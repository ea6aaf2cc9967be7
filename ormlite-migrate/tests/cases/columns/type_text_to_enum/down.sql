ALTER TABLE "public"."orders" ALTER COLUMN "status" DROP DEFAULT;
-- locks public.orders ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."orders" ALTER COLUMN "status" TYPE text;
ALTER TABLE "public"."orders" ALTER COLUMN "status" SET DEFAULT 'new'::text;
