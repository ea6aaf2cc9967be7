ALTER TABLE "public"."departments" DROP CONSTRAINT "departments_head_id_fkey";
ALTER TABLE "public"."employees" DROP CONSTRAINT "employees_department_id_fkey";
-- deletes the table public.departments; locks public.departments ACCESS EXCLUSIVE
DROP TABLE "public"."departments";
-- deletes the table public.employees; locks public.employees ACCESS EXCLUSIVE
DROP TABLE "public"."employees";
