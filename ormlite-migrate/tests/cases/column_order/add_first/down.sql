ALTER TABLE "public"."users" DROP CONSTRAINT "users_pkey";
-- deletes the column public.users.id; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "id";
