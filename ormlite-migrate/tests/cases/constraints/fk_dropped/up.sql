ALTER TABLE "public"."users" DROP CONSTRAINT "users_team_id_fkey";
