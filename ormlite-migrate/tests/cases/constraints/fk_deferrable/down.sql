ALTER TABLE "public"."users" ALTER CONSTRAINT "users_team_id_fkey" NOT DEFERRABLE;
