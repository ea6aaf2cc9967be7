ALTER TABLE ONLY "public"."vehicles" ALTER COLUMN "wheels" DROP DEFAULT;
