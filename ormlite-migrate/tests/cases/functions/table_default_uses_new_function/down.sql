SET check_function_bodies = off;
ALTER TABLE ONLY "public"."docs" ALTER COLUMN "id" DROP DEFAULT;
DROP FUNCTION "public"."make_id"();
