ALTER TABLE "public"."tankers" NO INHERIT "public"."vehicles";
ALTER TABLE "public"."trucks" ADD COLUMN "name" text;
ALTER TABLE "public"."vehicles" ADD COLUMN "name" text;
ALTER TABLE "public"."tankers" INHERIT "public"."trucks";
