-- deletes the column public.users.mail; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "mail";
ALTER TABLE "public"."users" ADD COLUMN "email" text;
