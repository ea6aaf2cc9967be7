ALTER TABLE "public"."vehicles" DROP CONSTRAINT "positive";
ALTER TABLE "public"."trucks" DROP CONSTRAINT "positive";
