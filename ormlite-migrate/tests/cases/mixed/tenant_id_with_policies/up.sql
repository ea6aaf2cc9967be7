SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.current_tenant()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('app.tenant_id', true), '')::integer $function$;
ALTER TABLE "public"."projects" ENABLE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."projects" TO "app_writer";
ALTER TABLE "public"."tasks" ENABLE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."tasks" TO "app_writer";
-- locks public.projects ACCESS EXCLUSIVE; reads all rows
ALTER TABLE "public"."projects" ADD COLUMN "tenant_id" integer DEFAULT public.current_tenant() NOT NULL;
-- locks public.tasks ACCESS EXCLUSIVE; reads all rows
ALTER TABLE "public"."tasks" ADD COLUMN "tenant_id" integer DEFAULT public.current_tenant() NOT NULL;
-- locks public.tasks SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "tasks_tenant_idx" ON "public"."tasks" USING "btree" ("tenant_id");
-- locks public.projects SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.projects with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "projects_name_key_new" ON "public"."projects" USING "btree" ("tenant_id", "name");
ALTER TABLE "public"."projects" DROP CONSTRAINT "projects_name_key";
ALTER TABLE "public"."projects" ADD CONSTRAINT "projects_name_key" UNIQUE USING INDEX "projects_name_key_new";
ALTER TABLE "public"."projects" ADD CONSTRAINT "projects_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants" ("id") NOT VALID;
-- locks public.projects SHARE UPDATE EXCLUSIVE; locks public.tenants ROW SHARE; reads all rows; has a transaction of its own; rows of public.projects without a row of public.tenants make it fail
ALTER TABLE "public"."projects" VALIDATE CONSTRAINT "projects_tenant_id_fkey";
ALTER TABLE "public"."tasks" ADD CONSTRAINT "tasks_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants" ("id") NOT VALID;
-- locks public.tasks SHARE UPDATE EXCLUSIVE; locks public.tenants ROW SHARE; reads all rows; has a transaction of its own; rows of public.tasks without a row of public.tenants make it fail
ALTER TABLE "public"."tasks" VALIDATE CONSTRAINT "tasks_tenant_id_fkey";
CREATE POLICY "tenant_isolation" ON "public"."projects" TO "app_writer" USING (tenant_id = public.current_tenant()) WITH CHECK (tenant_id = public.current_tenant());
CREATE POLICY "tenant_isolation" ON "public"."tasks" TO "app_writer" USING (tenant_id = public.current_tenant()) WITH CHECK (tenant_id = public.current_tenant());
