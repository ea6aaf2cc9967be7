ALTER TABLE "public"."teams" ADD COLUMN "code" text;
-- locks public.teams SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.teams with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "teams_code_key" ON "public"."teams" USING "btree" ("code");
ALTER TABLE "public"."teams" ADD CONSTRAINT "teams_code_key" UNIQUE USING INDEX "teams_code_key";
ALTER TABLE "public"."users" ADD CONSTRAINT "users_team_code_fkey" FOREIGN KEY ("team_code") REFERENCES "public"."teams" ("code") NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; locks public.teams ROW SHARE; reads all rows; has a transaction of its own; rows of public.users without a row of public.teams make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_team_code_fkey";
