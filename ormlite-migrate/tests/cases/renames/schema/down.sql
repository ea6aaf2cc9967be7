SET check_function_bodies = off;
-- statements that use the old name fail
ALTER SCHEMA "housekeeping" RENAME TO "ops";
CREATE OR REPLACE FUNCTION ops.next()
 RETURNS bigint
 LANGUAGE sql
AS $function$ SELECT nextval('ops.numbers') $function$;
