ALTER TABLE ONLY "public"."logs_2023" ALTER COLUMN "level" SET DEFAULT 'old'::text;
