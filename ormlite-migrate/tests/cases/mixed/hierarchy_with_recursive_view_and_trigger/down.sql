SET check_function_bodies = off;
DROP TRIGGER "categories_depth" ON "public"."categories";
DROP VIEW "public"."category_tree";
ALTER TABLE "public"."categories" DROP CONSTRAINT "categories_parent_id_fkey";
ALTER TABLE "public"."categories" DROP CONSTRAINT "not_own_parent";
-- deletes the column public.categories.depth; locks public.categories ACCESS EXCLUSIVE
ALTER TABLE "public"."categories" DROP COLUMN "depth";
-- deletes the column public.categories.parent_id; locks public.categories ACCESS EXCLUSIVE
ALTER TABLE "public"."categories" DROP COLUMN "parent_id";
DROP FUNCTION "public"."set_depth"();
