-- deletes the column public.users.role; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "role";
DROP TYPE "public"."user_role";
