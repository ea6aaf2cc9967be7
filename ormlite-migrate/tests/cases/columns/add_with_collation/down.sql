-- deletes the column public.users.code; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "code";
