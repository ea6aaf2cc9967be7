ALTER TABLE "public"."tankers" INHERIT "public"."trucks";
ALTER TABLE "public"."trucks" INHERIT "public"."vehicles";
ALTER TABLE "public"."vehicles" ADD COLUMN "wheels" integer;
