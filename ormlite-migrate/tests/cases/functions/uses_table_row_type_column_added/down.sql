-- deletes the column public.users.last; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "last";
