ALTER TABLE ONLY "public"."teams" ALTER COLUMN "id" DROP DEFAULT;
ALTER TABLE ONLY "public"."users" ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE "public"."global_id";
