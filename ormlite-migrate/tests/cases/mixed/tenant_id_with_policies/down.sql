SET check_function_bodies = off;
DROP POLICY "tenant_isolation" ON "public"."projects";
DROP POLICY "tenant_isolation" ON "public"."tasks";
ALTER TABLE "public"."projects" DROP CONSTRAINT "projects_name_key";
ALTER TABLE "public"."projects" DROP CONSTRAINT "projects_tenant_id_fkey";
ALTER TABLE "public"."tasks" DROP CONSTRAINT "tasks_tenant_id_fkey";
DROP INDEX "public"."tasks_tenant_idx";
-- deletes the column public.projects.tenant_id; locks public.projects ACCESS EXCLUSIVE
ALTER TABLE "public"."projects" DROP COLUMN "tenant_id";
-- deletes the column public.tasks.tenant_id; locks public.tasks ACCESS EXCLUSIVE
ALTER TABLE "public"."tasks" DROP COLUMN "tenant_id";
DROP FUNCTION "public"."current_tenant"();
ALTER TABLE "public"."projects" DISABLE ROW LEVEL SECURITY;
REVOKE DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."projects" FROM "app_writer";
ALTER TABLE "public"."tasks" DISABLE ROW LEVEL SECURITY;
REVOKE DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."tasks" FROM "app_writer";
-- locks public.projects SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.projects with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "projects_name_key" ON "public"."projects" USING "btree" ("name");
ALTER TABLE "public"."projects" ADD CONSTRAINT "projects_name_key" UNIQUE USING INDEX "projects_name_key";
