SET check_function_bodies = off;
DROP POLICY "tenant" ON "public"."notes";
ALTER TABLE "public"."notes" DISABLE ROW LEVEL SECURITY;
DROP FUNCTION "public"."current_tenant"();
