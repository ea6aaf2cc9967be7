-- locks public.users SHARE UPDATE EXCLUSIVE; locks public.teams ROW SHARE; reads all rows; has a transaction of its own; rows of public.users that do not meet it make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_team_fk";
