ALTER TABLE "public"."users" ADD CONSTRAINT "users_Name_not_null_check" CHECK ("Name" IS NOT NULL) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.users.Name make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_Name_not_null_check";
ALTER TABLE "public"."users" ALTER COLUMN "Name" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "users_Name_not_null_check";
