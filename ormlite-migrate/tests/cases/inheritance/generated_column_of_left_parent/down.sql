-- locks public.rectangles ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."rectangles" ADD COLUMN "area" integer GENERATED ALWAYS AS (w * h) STORED;
ALTER TABLE "public"."squares" INHERIT "public"."rectangles";
