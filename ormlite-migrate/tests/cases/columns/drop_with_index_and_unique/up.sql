ALTER TABLE "public"."users" DROP CONSTRAINT "users_nickname_key";
DROP INDEX "public"."users_nickname_lower_idx";
-- deletes the column public.users.nickname; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "nickname";
