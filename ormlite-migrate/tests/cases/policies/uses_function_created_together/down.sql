SET check_function_bodies = off;
DROP POLICY "tenant" ON "public"."notes";
DROP FUNCTION "public"."current_tenant"();
ALTER TABLE "public"."notes" DISABLE ROW LEVEL SECURITY;
