ALTER TABLE "public"."users" RENAME CONSTRAINT "users_team_id_fkey" TO "fk_users_teams";
