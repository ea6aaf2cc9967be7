COMMENT ON CONSTRAINT "size_ok" ON "public"."teams" IS NULL;
COMMENT ON CONSTRAINT "teams_pk" ON "public"."teams" IS NULL;
COMMENT ON CONSTRAINT "users_team_fk" ON "public"."users" IS NULL;
