ALTER TABLE "public"."users" DROP CONSTRAINT "users_profile_id_fkey";
-- deletes the column public.users.profile_id; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "profile_id";
ALTER TABLE "public"."profiles" ADD COLUMN "user_id" integer;
ALTER TABLE "public"."profiles" ADD CONSTRAINT "profiles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users" ("id") NOT VALID;
-- locks public.profiles SHARE UPDATE EXCLUSIVE; locks public.users ROW SHARE; reads all rows; has a transaction of its own; rows of public.profiles without a row of public.users make it fail
ALTER TABLE "public"."profiles" VALIDATE CONSTRAINT "profiles_user_id_fkey";
