-- deletes the column public.limits.allowed; locks public.limits ACCESS EXCLUSIVE
ALTER TABLE "public"."limits" DROP COLUMN "allowed";
DROP TYPE "public"."float_range";
