COMMENT ON CONSTRAINT "size_ok" ON "public"."teams" IS 'no empty teams';
COMMENT ON CONSTRAINT "teams_pk" ON "public"."teams" IS 'the key';
COMMENT ON CONSTRAINT "users_team_fk" ON "public"."users" IS 'one team only';
