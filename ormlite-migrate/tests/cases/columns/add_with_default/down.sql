-- deletes the column public.users.active; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "active";
