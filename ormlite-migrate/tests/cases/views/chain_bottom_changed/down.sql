DROP VIEW "public"."v3";
DROP VIEW "public"."v2";
DROP VIEW "public"."v1";
CREATE VIEW "public"."v1" AS SELECT users.id,
    users.name,
    users.team
   FROM public.users;
CREATE VIEW "public"."v2" AS SELECT v1.id,
    v1.name
   FROM public.v1
  WHERE (v1.team > 0);
CREATE VIEW "public"."v3" AS SELECT v2.id,
    v1.team
   FROM (public.v2
     JOIN public.v1 USING (id));
