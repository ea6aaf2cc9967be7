SET check_function_bodies = off;
DROP FUNCTION "public"."all_users"();
DROP VIEW "public"."user_list";
CREATE VIEW "public"."user_list" AS SELECT users.name,
    users.id
   FROM public.users;
CREATE OR REPLACE FUNCTION public.all_users()
 RETURNS SETOF public.user_list
 LANGUAGE sql
AS $function$ SELECT * FROM user_list $function$;
