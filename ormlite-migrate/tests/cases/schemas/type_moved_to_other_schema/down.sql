CREATE TYPE "public"."mood" AS ENUM ('sad', 'ok', 'happy');
ALTER TABLE "public"."people" ALTER COLUMN "mood" DROP DEFAULT;
-- locks public.people ACCESS EXCLUSIVE; writes all rows anew; values of public.people.mood that the type public.mood cannot hold make it fail
ALTER TABLE "public"."people" ALTER COLUMN "mood" TYPE public.mood USING "mood"::text::public.mood;
ALTER TABLE "public"."people" ALTER COLUMN "mood" SET DEFAULT 'ok'::public.mood;
DROP TYPE "types"."mood";
