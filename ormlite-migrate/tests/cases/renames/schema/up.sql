SET check_function_bodies = off;
-- statements that use the old name fail
ALTER SCHEMA "ops" RENAME TO "housekeeping";
CREATE OR REPLACE FUNCTION housekeeping.next()
 RETURNS bigint
 LANGUAGE sql
AS $function$ SELECT nextval('housekeeping.numbers') $function$;
