SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.admin_count()
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET work_mem TO '8MB'
AS $function$ SELECT 1::bigint $function$;
