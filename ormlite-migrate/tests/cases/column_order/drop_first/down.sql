ALTER TABLE "public"."users" ADD COLUMN "legacy_id" integer;
