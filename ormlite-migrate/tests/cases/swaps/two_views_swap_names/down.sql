DROP VIEW "public"."va";
DROP VIEW "public"."vb";
CREATE VIEW "public"."va" AS SELECT users.id
   FROM public.users;
CREATE VIEW "public"."vb" AS SELECT users.name
   FROM public.users;
