-- statements that use the old name fail
ALTER TYPE "public"."status" RENAME TO "state";
-- statements that use the old name fail
ALTER TYPE "public"."state" RENAME VALUE 'closed' TO 'done';
ALTER TYPE "public"."state" RENAME TO "state_old";
CREATE TYPE "public"."state" AS ENUM ('open', 'done');
-- locks public.t ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."t" ALTER COLUMN "s" TYPE public.state USING "s"::text::public.state;
-- rows with a removed label make it fail: new
DROP TYPE "public"."state_old";
