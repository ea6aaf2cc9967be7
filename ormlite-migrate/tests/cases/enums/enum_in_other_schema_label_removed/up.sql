ALTER TYPE "types"."gender" RENAME TO "gender_old";
CREATE TYPE "types"."gender" AS ENUM ('f', 'm', 'x');
ALTER TABLE "public"."people" ALTER COLUMN "gender" DROP DEFAULT;
-- locks public.people ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."people" ALTER COLUMN "gender" TYPE types.gender USING "gender"::text::types.gender;
ALTER TABLE "public"."people" ALTER COLUMN "gender" SET DEFAULT 'x'::types.gender;
-- rows with a removed label make it fail: n/a
DROP TYPE "types"."gender_old";
