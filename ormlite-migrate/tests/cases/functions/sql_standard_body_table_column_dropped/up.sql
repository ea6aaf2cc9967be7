SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.shown_name(i integer)
 RETURNS text
 LANGUAGE sql
BEGIN ATOMIC
 SELECT users.name
    FROM public.users
   WHERE (users.id = shown_name.i);
END;
-- deletes the column public.users.nick; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "nick";
