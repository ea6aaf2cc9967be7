-- deletes the column public.users.nickname; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "nickname";
