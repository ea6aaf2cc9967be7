CREATE VIEW "public"."category_paths" AS WITH RECURSIVE category_paths(id, path) AS (
         SELECT categories.id,
            categories.name
           FROM public.categories
          WHERE (categories.parent_id IS NULL)
        UNION ALL
         SELECT c.id,
            ((p.path || '/'::text) || c.name)
           FROM (public.categories c
             JOIN category_paths p ON ((c.parent_id = p.id)))
        )
 SELECT category_paths.id,
    category_paths.path
   FROM category_paths;
