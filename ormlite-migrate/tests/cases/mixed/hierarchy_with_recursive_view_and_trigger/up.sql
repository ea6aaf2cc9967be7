SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.set_depth()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN SELECT coalesce(max(array_length(path, 1)), 0) INTO NEW.depth FROM category_tree WHERE id = NEW.parent_id; RETURN NEW; END $function$;
ALTER TABLE "public"."categories" ADD COLUMN "depth" integer DEFAULT 0 NOT NULL;
ALTER TABLE "public"."categories" ADD COLUMN "parent_id" integer;
ALTER TABLE "public"."categories" ADD CONSTRAINT "categories_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "public"."categories" ("id") NOT VALID;
-- locks public.categories SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.categories without a row of public.categories make it fail
ALTER TABLE "public"."categories" VALIDATE CONSTRAINT "categories_parent_id_fkey";
ALTER TABLE "public"."categories" ADD CONSTRAINT "not_own_parent" CHECK (parent_id <> id) NOT VALID;
-- locks public.categories SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.categories that do not meet it make it fail
ALTER TABLE "public"."categories" VALIDATE CONSTRAINT "not_own_parent";
CREATE VIEW "public"."category_tree" AS WITH RECURSIVE category_tree(id, path) AS (
         SELECT categories.id,
            ARRAY[categories.id] AS "array"
           FROM public.categories
          WHERE (categories.parent_id IS NULL)
        UNION ALL
         SELECT c.id,
            (t.path || c.id)
           FROM (public.categories c
             JOIN category_tree t ON ((t.id = c.parent_id)))
        )
 SELECT category_tree.id,
    category_tree.path
   FROM category_tree;
CREATE TRIGGER categories_depth BEFORE INSERT OR UPDATE OF parent_id ON public.categories FOR EACH ROW EXECUTE FUNCTION public.set_depth();
