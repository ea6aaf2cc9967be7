DROP VIEW "public"."user_list";
CREATE VIEW "public"."user_list" AS SELECT users.id AS user_id,
    users.name
   FROM public.users;
