ALTER TABLE "public"."users" ADD CONSTRAINT "users_city_not_null_check" CHECK ("city" IS NOT NULL) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.users.city make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_city_not_null_check";
ALTER TABLE "public"."users" ALTER COLUMN "city" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "users_city_not_null_check";
