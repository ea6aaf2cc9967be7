ALTER TYPE "public"."state" RENAME TO "state_old";
CREATE TYPE "public"."state" AS ENUM ('active', 'gone');
ALTER TABLE "public"."accounts" ALTER COLUMN "state" DROP DEFAULT;
-- locks public.accounts ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."accounts" ALTER COLUMN "state" TYPE public.state USING "state"::text::public.state;
ALTER TABLE "public"."accounts" ALTER COLUMN "state" SET DEFAULT 'active'::public.state;
-- rows with a removed label make it fail: pending
DROP TYPE "public"."state_old";
