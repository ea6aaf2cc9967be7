ALTER TABLE "public"."addresses" ADD COLUMN "zip" text;
