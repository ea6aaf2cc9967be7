ALTER TABLE "public"."users" DROP CONSTRAINT "users_team_fk";
ALTER TABLE "public"."users" ADD CONSTRAINT "users_team_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams" ("id") NOT ENFORCED;
