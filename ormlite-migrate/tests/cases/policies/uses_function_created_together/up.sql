SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.current_tenant()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$ SELECT current_setting('app.tenant')::bigint $function$;
ALTER TABLE "public"."notes" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "public"."notes" USING (tenant_id = public.current_tenant());
