ALTER TABLE ONLY "public"."vehicles" ALTER COLUMN "wheels" SET DEFAULT 4;
