-- deletes the column public.users.name; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "name";
