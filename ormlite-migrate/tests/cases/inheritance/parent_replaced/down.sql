ALTER TABLE "public"."trucks" NO INHERIT "public"."machines";
ALTER TABLE "public"."trucks" INHERIT "public"."vehicles";
