ALTER TYPE "public"."permission" RENAME TO "permission_old";
CREATE TYPE "public"."permission" AS ENUM ('read', 'write');
ALTER TABLE "public"."api_keys" ALTER COLUMN "permissions" DROP DEFAULT;
-- locks public.api_keys ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."api_keys" ALTER COLUMN "permissions" TYPE public.permission[] USING "permissions"::text[]::public.permission[];
ALTER TABLE "public"."api_keys" ALTER COLUMN "permissions" SET DEFAULT '{read}'::public.permission[];
-- rows with a removed label make it fail: sudo
DROP TYPE "public"."permission_old";
