ALTER TABLE "public"."products" DROP CONSTRAINT "price_positive";
