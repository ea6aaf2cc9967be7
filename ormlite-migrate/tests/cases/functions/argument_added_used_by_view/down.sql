SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.price(amount numeric)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT amount $function$;
CREATE OR REPLACE VIEW "public"."prices" AS SELECT public.price((10)::numeric) AS p;
DROP FUNCTION "public"."price"(numeric, numeric);
