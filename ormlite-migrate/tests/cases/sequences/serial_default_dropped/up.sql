ALTER TABLE ONLY "public"."users" ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE "public"."users_id_seq";
