ALTER DOMAIN "public"."status" RENAME TO "status_old";
CREATE TYPE "public"."status" AS ENUM ('on', 'off');
-- locks public.machines ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."machines" ALTER COLUMN "status" TYPE public.status USING "status"::text::public.status;
DROP DOMAIN "public"."status_old";
