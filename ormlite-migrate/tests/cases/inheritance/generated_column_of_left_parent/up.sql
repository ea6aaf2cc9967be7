ALTER TABLE "public"."squares" NO INHERIT "public"."rectangles";
ALTER TABLE "public"."rectangles" DROP COLUMN "area";
