ALTER TABLE "public"."trucks" INHERIT "public"."assets";
