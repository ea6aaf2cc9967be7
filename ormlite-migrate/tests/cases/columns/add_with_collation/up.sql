ALTER TABLE "public"."users" ADD COLUMN "code" text COLLATE pg_catalog."C";
