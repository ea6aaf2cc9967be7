ALTER TABLE "public"."users" DROP CONSTRAINT "users_team_code_fkey";
ALTER TABLE "public"."teams" DROP CONSTRAINT "teams_code_key";
-- deletes the column public.teams.code; locks public.teams ACCESS EXCLUSIVE
ALTER TABLE "public"."teams" DROP COLUMN "code";
