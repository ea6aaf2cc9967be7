SET check_function_bodies = off;
DROP FUNCTION "public"."tick"(integer);
CREATE OR REPLACE PROCEDURE public.tick(IN n integer)
 LANGUAGE sql
AS $procedure$ SELECT 1 $procedure$;
