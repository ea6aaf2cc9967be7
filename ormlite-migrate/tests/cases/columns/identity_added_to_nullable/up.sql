ALTER TABLE "public"."users" ADD CONSTRAINT "users_id_not_null_check" CHECK ("id" IS NOT NULL) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.users.id make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_id_not_null_check";
ALTER TABLE "public"."users" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "public"."users" DROP CONSTRAINT "users_id_not_null_check";
ALTER TABLE "public"."users" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY;
-- reads all rows
SELECT setval('"public"."users_id_seq"', max("id")) FROM "public"."users" HAVING max("id") >= 1;
