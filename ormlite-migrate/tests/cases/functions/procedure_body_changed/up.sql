SET check_function_bodies = off;
CREATE OR REPLACE PROCEDURE public.tick()
 LANGUAGE sql
 SECURITY DEFINER
AS $procedure$ SELECT 2 $procedure$;
