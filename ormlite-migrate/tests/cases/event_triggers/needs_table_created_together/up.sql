SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.log_ddl()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$ BEGIN INSERT INTO ddl_log VALUES (now(), tg_tag); END $function$;
CREATE TABLE "public"."ddl_log" (
    "at" timestamp with time zone,
    "tag" text
);
CREATE EVENT TRIGGER "log_ddl" ON "ddl_command_end" EXECUTE FUNCTION "public"."log_ddl"();
