CREATE VIEW "public"."v2" AS SELECT v1.id,
    v1.name
   FROM public.v1
  WHERE (v1.id > 10);
CREATE OR REPLACE VIEW "public"."v3" AS SELECT v2.name
   FROM public.v2;
