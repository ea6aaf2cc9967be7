ALTER TABLE "public"."users" DROP CONSTRAINT "users_team_again";
