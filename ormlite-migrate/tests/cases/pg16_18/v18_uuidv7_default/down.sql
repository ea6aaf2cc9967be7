ALTER TABLE ONLY "public"."sessions" ALTER COLUMN "id" SET DEFAULT gen_random_uuid();
