SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.make_id()
 RETURNS text
 LANGUAGE sql
AS $function$ SELECT md5(random()::text) $function$;
ALTER TABLE ONLY "public"."docs" ALTER COLUMN "id" SET DEFAULT public.make_id();
