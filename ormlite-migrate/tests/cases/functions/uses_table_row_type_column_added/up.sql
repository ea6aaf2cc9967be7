ALTER TABLE "public"."users" ADD COLUMN "last" text;
