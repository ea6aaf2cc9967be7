ALTER TABLE ONLY "public"."users" ALTER COLUMN "city" SET DEFAULT 'Oslo'::text;
