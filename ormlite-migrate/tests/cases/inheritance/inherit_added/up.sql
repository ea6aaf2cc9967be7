ALTER TABLE "public"."trucks" INHERIT "public"."vehicles";
