CREATE OR REPLACE VIEW "public"."v3" AS SELECT v1.name
   FROM public.v1
  WHERE (v1.id > 10);
DROP VIEW "public"."v2";
