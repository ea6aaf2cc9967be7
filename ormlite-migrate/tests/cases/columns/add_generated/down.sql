ALTER TABLE "public"."rectangles" DROP COLUMN "area";
