SET check_function_bodies = off;
CREATE OR REPLACE PROCEDURE public.tick()
 LANGUAGE sql
AS $procedure$ SELECT 1 $procedure$;
