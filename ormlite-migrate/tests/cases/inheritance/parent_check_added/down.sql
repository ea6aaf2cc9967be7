ALTER TABLE "public"."vehicles" DROP CONSTRAINT "weight_positive";
