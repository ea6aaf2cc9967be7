SET check_function_bodies = off;
ALTER TABLE "public"."sales" DROP COLUMN "vat";
DROP FUNCTION "public"."vat"(numeric);
CREATE OR REPLACE FUNCTION public.vat(amount numeric)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT (amount / 4)::integer $function$;
-- locks public.sales ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."sales" ADD COLUMN "vat" numeric GENERATED ALWAYS AS (public.vat(amount)) STORED;
