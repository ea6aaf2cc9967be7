ALTER TABLE "public"."vehicles" ADD COLUMN "color" text;
