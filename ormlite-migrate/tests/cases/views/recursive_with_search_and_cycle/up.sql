CREATE OR REPLACE VIEW "public"."reachable" AS WITH RECURSIVE r(src, dst) AS (
         SELECT edges.src,
            edges.dst
           FROM public.edges
        UNION ALL
         SELECT r_1.src,
            e.dst
           FROM (r r_1
             JOIN public.edges e ON ((e.src = r_1.dst)))
        ) SEARCH BREADTH FIRST BY src SET ordering CYCLE src, dst SET is_cycle USING path
 SELECT r.src,
    r.dst,
    r.is_cycle
   FROM r
  ORDER BY r.ordering;
