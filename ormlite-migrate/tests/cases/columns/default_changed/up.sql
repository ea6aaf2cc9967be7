ALTER TABLE ONLY "public"."users" ALTER COLUMN "city" SET DEFAULT 'Ber''gen
'::text;
ALTER TABLE ONLY "public"."users" ALTER COLUMN "created" SET DEFAULT (clock_timestamp() - '1 day'::interval);
