ALTER TABLE "public"."items" DROP COLUMN "total";
ALTER TABLE "public"."items" ADD COLUMN "total" integer;
