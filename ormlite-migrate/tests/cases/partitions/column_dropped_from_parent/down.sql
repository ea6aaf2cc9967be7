ALTER TABLE "public"."logs" ADD COLUMN "message" text;
