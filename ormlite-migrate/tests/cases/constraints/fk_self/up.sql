ALTER TABLE "public"."employees" ADD CONSTRAINT "employees_manager_id_fkey" FOREIGN KEY ("manager_id") REFERENCES "public"."employees" ("id") ON DELETE SET NULL NOT VALID;
-- locks public.employees SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.employees without a row of public.employees make it fail
ALTER TABLE "public"."employees" VALIDATE CONSTRAINT "employees_manager_id_fkey";
