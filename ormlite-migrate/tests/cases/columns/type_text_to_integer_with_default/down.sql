ALTER TABLE "public"."items" ALTER COLUMN "position" DROP DEFAULT;
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "position" TYPE text;
ALTER TABLE "public"."items" ALTER COLUMN "position" SET DEFAULT '0'::text;
