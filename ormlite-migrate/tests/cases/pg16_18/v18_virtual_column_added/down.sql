ALTER TABLE "public"."items" DROP COLUMN "total";
