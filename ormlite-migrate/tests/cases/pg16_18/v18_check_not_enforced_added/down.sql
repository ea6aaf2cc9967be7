ALTER TABLE "public"."items" DROP CONSTRAINT "price_positive";
