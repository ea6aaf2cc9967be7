ALTER TABLE "public"."trucks" NO INHERIT "public"."vehicles";
ALTER TABLE "public"."trucks" INHERIT "public"."machines";
