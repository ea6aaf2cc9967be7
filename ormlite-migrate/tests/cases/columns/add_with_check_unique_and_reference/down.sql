ALTER TABLE "public"."users" DROP CONSTRAINT "users_team_id_check";
ALTER TABLE "public"."users" DROP CONSTRAINT "users_team_id_fkey";
ALTER TABLE "public"."users" DROP CONSTRAINT "users_team_id_key";
-- deletes the column public.users.team_id; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "team_id";
