ALTER DOMAIN "public"."status" RENAME TO "status__old";
CREATE TYPE "public"."status" AS ENUM ('on', 'off');
ALTER TABLE "public"."machines" ALTER COLUMN "status" TYPE public.status USING "status"::text::public.status;
DROP DOMAIN "public"."status__old";
