ALTER TABLE "public"."departments" DROP CONSTRAINT "departments_head_id_fkey";
ALTER TABLE "public"."employees" DROP CONSTRAINT "employees_department_id_fkey";
-- locks public.departments ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."departments" ALTER COLUMN "head_id" TYPE bigint;
-- locks public.departments ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."departments" ALTER COLUMN "id" TYPE bigint;
-- locks public.employees ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."employees" ALTER COLUMN "department_id" TYPE bigint;
-- locks public.employees ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."employees" ALTER COLUMN "id" TYPE bigint;
ALTER TABLE "public"."departments" ADD CONSTRAINT "departments_head_id_fkey" FOREIGN KEY ("head_id") REFERENCES "public"."employees" ("id") NOT VALID;
-- locks public.departments SHARE UPDATE EXCLUSIVE; locks public.employees ROW SHARE; reads all rows; has a transaction of its own; rows of public.departments without a row of public.employees make it fail
ALTER TABLE "public"."departments" VALIDATE CONSTRAINT "departments_head_id_fkey";
ALTER TABLE "public"."employees" ADD CONSTRAINT "employees_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "public"."departments" ("id") NOT VALID;
-- locks public.employees SHARE UPDATE EXCLUSIVE; locks public.departments ROW SHARE; reads all rows; has a transaction of its own; rows of public.employees without a row of public.departments make it fail
ALTER TABLE "public"."employees" VALIDATE CONSTRAINT "employees_department_id_fkey";
