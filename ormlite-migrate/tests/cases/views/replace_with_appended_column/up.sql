CREATE OR REPLACE VIEW "public"."user_list" AS SELECT users.id,
    users.name,
    users.active,
    length(users.name) AS name_length
   FROM public.users;
