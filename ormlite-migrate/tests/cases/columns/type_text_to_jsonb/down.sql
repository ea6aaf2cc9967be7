ALTER TABLE "public"."settings" ALTER COLUMN "value" DROP DEFAULT;
-- locks public.settings ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."settings" ALTER COLUMN "value" TYPE text;
ALTER TABLE "public"."settings" ALTER COLUMN "value" SET DEFAULT '{}'::text;
