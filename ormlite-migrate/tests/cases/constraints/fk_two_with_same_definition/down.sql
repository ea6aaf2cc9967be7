ALTER TABLE "public"."users" ADD CONSTRAINT "users_team_again" FOREIGN KEY ("team_id") REFERENCES "public"."teams" ("id") NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; locks public.teams ROW SHARE; reads all rows; has a transaction of its own; rows of public.users without a row of public.teams make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_team_again";
