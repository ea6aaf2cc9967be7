ALTER TABLE ONLY "public"."trucks" ALTER COLUMN "wheels" SET DEFAULT 8;
