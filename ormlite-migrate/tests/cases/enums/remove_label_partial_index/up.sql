-- locks public.jobs SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."jobs_one_running";
ALTER TYPE "public"."job_state" RENAME TO "job_state_old";
CREATE TYPE "public"."job_state" AS ENUM ('queued', 'running', 'done');
ALTER TABLE "public"."jobs" ALTER COLUMN "state" DROP DEFAULT;
-- locks public.jobs ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."jobs" ALTER COLUMN "state" TYPE public.job_state USING "state"::text::public.job_state;
ALTER TABLE "public"."jobs" ALTER COLUMN "state" SET DEFAULT 'queued'::public.job_state;
-- rows with a removed label make it fail: stalled
DROP TYPE "public"."job_state_old";
-- locks public.jobs SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.jobs with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "jobs_one_running" ON "public"."jobs" USING "btree" ("state") WHERE state = 'running'::public.job_state;
