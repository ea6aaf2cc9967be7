ALTER TABLE "public"."accounts" DROP CONSTRAINT "accounts_plan_fkey";
ALTER TYPE "public"."plan_code" RENAME TO "plan_code_old";
CREATE TYPE "public"."plan_code" AS ENUM ('free', 'pro');
ALTER TABLE "public"."accounts" ALTER COLUMN "plan" DROP DEFAULT;
-- locks public.accounts ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."accounts" ALTER COLUMN "plan" TYPE public.plan_code USING "plan"::text::public.plan_code;
ALTER TABLE "public"."accounts" ALTER COLUMN "plan" SET DEFAULT 'free'::public.plan_code;
-- locks public.plans ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."plans" ALTER COLUMN "code" TYPE public.plan_code USING "code"::text::public.plan_code;
-- rows with a removed label make it fail: legacy
DROP TYPE "public"."plan_code_old";
ALTER TABLE "public"."accounts" ADD CONSTRAINT "accounts_plan_fkey" FOREIGN KEY ("plan") REFERENCES "public"."plans" ("code") NOT VALID;
-- locks public.accounts SHARE UPDATE EXCLUSIVE; locks public.plans ROW SHARE; reads all rows; has a transaction of its own; rows of public.accounts without a row of public.plans make it fail
ALTER TABLE "public"."accounts" VALIDATE CONSTRAINT "accounts_plan_fkey";
