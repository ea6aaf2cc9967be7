-- locks public.rectangles ACCESS EXCLUSIVE; locks public.squares ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."rectangles" ADD COLUMN "area" integer GENERATED ALWAYS AS (w * h) STORED;
