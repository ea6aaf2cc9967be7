CREATE VIEW "public"."z_base" AS SELECT users.id,
    users.name
   FROM public.users;
CREATE VIEW "public"."m_middle" AS SELECT z_base.id
   FROM public.z_base;
CREATE VIEW "public"."a_top" AS SELECT count(*) AS n
   FROM public.m_middle;
