SET check_function_bodies = off;
DROP FUNCTION "public"."next_no"(bigint);
DROP DOMAIN "public"."number";
DROP FUNCTION "public"."start_no"();
CREATE OR REPLACE FUNCTION public.start_no()
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT 1::bigint $function$;
CREATE DOMAIN "public"."number" AS bigint DEFAULT public.start_no();
ALTER DOMAIN "public"."number" ADD CONSTRAINT "from_start" CHECK (VALUE >= public.start_no());
CREATE OR REPLACE FUNCTION public.next_no(n bigint DEFAULT public.start_no())
 RETURNS bigint
 LANGUAGE sql
AS $function$ SELECT n + 1 $function$;
