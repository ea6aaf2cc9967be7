ALTER TABLE "public"."lamps" DROP COLUMN "is_on";
ALTER TYPE "public"."state" RENAME TO "state_old";
CREATE TYPE "public"."state" AS ENUM ('on', 'off');
-- locks public.lamps ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."lamps" ALTER COLUMN "state" TYPE public.state USING "state"::text::public.state;
-- rows with a removed label make it fail: broken
DROP TYPE "public"."state_old";
-- locks public.lamps ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."lamps" ADD COLUMN "is_on" boolean GENERATED ALWAYS AS (state = 'on'::public.state) STORED;
