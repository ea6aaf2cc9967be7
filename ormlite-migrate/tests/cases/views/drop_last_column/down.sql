CREATE OR REPLACE VIEW "public"."user_list" AS SELECT users.id,
    users.name,
    upper(users.name) AS shout
   FROM public.users;
