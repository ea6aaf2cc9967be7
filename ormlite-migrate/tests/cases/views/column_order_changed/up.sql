DROP VIEW "public"."user_list";
CREATE VIEW "public"."user_list" AS SELECT users.name,
    users.id
   FROM public.users;
