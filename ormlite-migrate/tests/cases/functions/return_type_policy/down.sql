SET check_function_bodies = off;
DROP POLICY "tenant_notes" ON "public"."notes";
DROP FUNCTION "public"."tenant"();
CREATE OR REPLACE FUNCTION public.tenant()
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$ SELECT 1 $function$;
CREATE POLICY "tenant_notes" ON "public"."notes" USING (tenant_id = public.tenant());
