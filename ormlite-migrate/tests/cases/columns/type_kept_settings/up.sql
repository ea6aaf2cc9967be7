ALTER TABLE "public"."docs" ALTER COLUMN "body" TYPE text COLLATE pg_catalog."C";
ALTER TABLE ONLY "public"."docs" ALTER COLUMN "body" SET STORAGE EXTERNAL;
