SET check_function_bodies = off;
DROP POLICY "tenant_notes" ON "public"."notes";
DROP FUNCTION "public"."tenant"();
CREATE OR REPLACE FUNCTION public.tenant()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$ SELECT 1::bigint $function$;
CREATE POLICY "tenant_notes" ON "public"."notes" USING (tenant_id = public.tenant());
