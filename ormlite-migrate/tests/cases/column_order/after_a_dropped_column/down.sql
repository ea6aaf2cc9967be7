-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."users_email_idx";
-- deletes the column public.users.email; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "email";
