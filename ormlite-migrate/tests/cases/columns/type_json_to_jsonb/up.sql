ALTER TABLE "public"."settings" ALTER COLUMN "value" DROP DEFAULT;
-- locks public.settings ACCESS EXCLUSIVE; writes all rows anew; values of public.settings.value that the type jsonb cannot hold make it fail
ALTER TABLE "public"."settings" ALTER COLUMN "value" TYPE jsonb;
ALTER TABLE "public"."settings" ALTER COLUMN "value" SET DEFAULT '{}'::jsonb;
