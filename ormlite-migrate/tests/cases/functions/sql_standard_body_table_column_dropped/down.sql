SET check_function_bodies = off;
ALTER TABLE "public"."users" ADD COLUMN "nick" text;
CREATE OR REPLACE FUNCTION public.shown_name(i integer)
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 SELECT COALESCE(users.nick, users.name) AS "coalesce"
    FROM public.users
   WHERE (users.id = shown_name.i);
END;
