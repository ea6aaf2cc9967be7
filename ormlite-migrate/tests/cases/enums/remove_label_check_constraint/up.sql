ALTER TABLE "public"."switches" DROP CONSTRAINT "on_has_date";
ALTER TABLE "public"."switches" DROP CONSTRAINT "switches_state_known";
ALTER TYPE "public"."state" RENAME TO "state_old";
CREATE TYPE "public"."state" AS ENUM ('on', 'off');
-- locks public.switches ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."switches" ALTER COLUMN "state" TYPE public.state USING "state"::text::public.state;
-- rows with a removed label make it fail: broken
DROP TYPE "public"."state_old";
ALTER TABLE "public"."switches" ADD CONSTRAINT "on_has_date" CHECK ((state <> 'on'::public.state) OR (changed_at IS NOT NULL)) NOT VALID;
-- locks public.switches SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.switches that do not meet it make it fail
ALTER TABLE "public"."switches" VALIDATE CONSTRAINT "on_has_date";
ALTER TABLE "public"."switches" ADD CONSTRAINT "switches_state_known" CHECK (state = ANY (ARRAY['on'::public.state, 'off'::public.state])) NOT VALID;
-- locks public.switches SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.switches that do not meet it make it fail
ALTER TABLE "public"."switches" VALIDATE CONSTRAINT "switches_state_known";
