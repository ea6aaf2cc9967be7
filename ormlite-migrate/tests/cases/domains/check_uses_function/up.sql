SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.is_iban(t text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT length(t) BETWEEN 15 AND 34 $function$;
-- locks public.accounts SHARE; reads all rows
ALTER DOMAIN "public"."iban" ADD CONSTRAINT "iban_valid" CHECK (public.is_iban(VALUE));
