ALTER TABLE "public"."employees" DROP CONSTRAINT "employees_manager_id_fkey";
