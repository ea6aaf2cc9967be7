SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.array_concat_step(state text[], v text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT state || v $function$;
CREATE AGGREGATE public.array_concat(text[]) (SFUNC = public.array_concat_step, STYPE = text[], INITCOND = '{}');
