ALTER TYPE "public"."state" RENAME TO "state__old";
CREATE TYPE "public"."state" AS ENUM ('active', 'gone');
ALTER TABLE "public"."accounts" ALTER COLUMN "state" DROP DEFAULT;
ALTER TABLE "public"."accounts" ALTER COLUMN "state" TYPE public.state USING "state"::text::public.state;
ALTER TABLE "public"."accounts" ALTER COLUMN "state" SET DEFAULT 'active'::public.state;
-- rows with a removed label make it fail: pending
DROP TYPE "public"."state__old";
