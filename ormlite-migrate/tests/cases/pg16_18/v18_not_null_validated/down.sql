ALTER TABLE "public"."users" ALTER COLUMN "name" DROP NOT NULL;
ALTER TABLE "public"."users" ADD CONSTRAINT "name_required" NOT NULL "name" NOT VALID;
