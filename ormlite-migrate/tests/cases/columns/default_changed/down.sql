ALTER TABLE ONLY "public"."users" ALTER COLUMN "city" SET DEFAULT 'Oslo'::text;
ALTER TABLE ONLY "public"."users" ALTER COLUMN "created" SET DEFAULT now();
