ALTER TABLE "public"."users" RENAME CONSTRAINT "fk_users_teams" TO "users_team_id_fkey";
