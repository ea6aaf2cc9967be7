DROP VIEW "public"."user_list";
CREATE VIEW "public"."user_list" AS SELECT (users.id)::text AS id,
    users.name
   FROM public.users;
