CREATE TYPE "types"."mood" AS ENUM ('sad', 'ok', 'happy');
ALTER TABLE "public"."people" ALTER COLUMN "mood" DROP DEFAULT;
-- locks public.people ACCESS EXCLUSIVE; writes all rows anew; values of public.people.mood that the type types.mood cannot hold make it fail
ALTER TABLE "public"."people" ALTER COLUMN "mood" TYPE types.mood USING "mood"::text::types.mood;
ALTER TABLE "public"."people" ALTER COLUMN "mood" SET DEFAULT 'ok'::types.mood;
DROP TYPE "public"."mood";
