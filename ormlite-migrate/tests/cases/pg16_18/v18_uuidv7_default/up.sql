ALTER TABLE ONLY "public"."sessions" ALTER COLUMN "id" SET DEFAULT uuidv7();
