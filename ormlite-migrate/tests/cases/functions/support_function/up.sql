SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.series(a integer)
 RETURNS SETOF integer
 LANGUAGE internal
 STRICT SUPPORT generate_series_int4_support
AS $function$generate_series_int4$function$;
