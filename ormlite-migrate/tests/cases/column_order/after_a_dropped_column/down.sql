DROP INDEX "public"."users_email_idx";
-- deletes the column public.users.email; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "email";
