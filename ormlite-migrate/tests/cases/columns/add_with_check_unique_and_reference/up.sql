ALTER TABLE "public"."users" ADD COLUMN "team_id" integer;
ALTER TABLE "public"."users" ADD CONSTRAINT "users_team_id_check" CHECK (team_id > 0) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.users that do not meet it make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_team_id_check";
ALTER TABLE "public"."users" ADD CONSTRAINT "users_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "public"."teams" ("id") ON DELETE SET NULL NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; locks public.teams ROW SHARE; reads all rows; has a transaction of its own; rows of public.users without a row of public.teams make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_team_id_fkey";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.users with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "users_team_id_key" ON "public"."users" USING "btree" ("team_id");
ALTER TABLE "public"."users" ADD CONSTRAINT "users_team_id_key" UNIQUE USING INDEX "users_team_id_key";
