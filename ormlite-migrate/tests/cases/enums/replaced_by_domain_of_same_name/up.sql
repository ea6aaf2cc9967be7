ALTER TYPE "public"."status" RENAME TO "status_old";
CREATE DOMAIN "public"."status" AS text;
ALTER DOMAIN "public"."status" ADD CONSTRAINT "status_check" CHECK (VALUE = ANY (ARRAY['on'::text, 'off'::text]));
-- locks public.machines ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."machines" ALTER COLUMN "status" TYPE public.status USING "status"::text::public.status;
DROP TYPE "public"."status_old";
