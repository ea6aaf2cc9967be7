-- deletes the column public.users.email; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "email";
ALTER TABLE "public"."users" ADD COLUMN "mail" text;
