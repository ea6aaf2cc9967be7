ALTER TABLE "public"."settings" ALTER COLUMN "value" DROP DEFAULT;
-- locks public.settings ACCESS EXCLUSIVE; writes all rows anew; values of public.settings.value that the type json cannot hold make it fail
ALTER TABLE "public"."settings" ALTER COLUMN "value" TYPE json;
ALTER TABLE "public"."settings" ALTER COLUMN "value" SET DEFAULT '{}'::json;
