ALTER TABLE "public"."users" DROP CONSTRAINT "users_token_key";
-- deletes the column public.users.token; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "token";
