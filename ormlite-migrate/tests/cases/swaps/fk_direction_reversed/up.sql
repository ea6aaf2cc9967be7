ALTER TABLE "public"."profiles" DROP CONSTRAINT "profiles_user_id_fkey";
-- deletes the column public.profiles.user_id; locks public.profiles ACCESS EXCLUSIVE
ALTER TABLE "public"."profiles" DROP COLUMN "user_id";
ALTER TABLE "public"."users" ADD COLUMN "profile_id" integer;
ALTER TABLE "public"."users" ADD CONSTRAINT "users_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "public"."profiles" ("id") NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; locks public.profiles ROW SHARE; reads all rows; has a transaction of its own; rows of public.users without a row of public.profiles make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_profile_id_fkey";
