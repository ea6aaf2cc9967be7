SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.on_drop()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$ BEGIN END $function$;
CREATE EVENT TRIGGER "watch_drop" ON "sql_drop" EXECUTE FUNCTION "public"."on_drop"();
