ALTER TABLE "public"."things" ALTER COLUMN "state" DROP DEFAULT;
-- locks public.things ACCESS EXCLUSIVE; writes all rows anew; values of public.things.state that the type public.old_state cannot hold make it fail
ALTER TABLE "public"."things" ALTER COLUMN "state" TYPE public.old_state USING "state"::text::public.old_state;
ALTER TABLE "public"."things" ALTER COLUMN "state" SET DEFAULT 'a'::public.old_state;
