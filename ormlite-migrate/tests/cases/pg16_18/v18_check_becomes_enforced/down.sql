ALTER TABLE "public"."items" DROP CONSTRAINT "price_positive";
ALTER TABLE "public"."items" ADD CONSTRAINT "price_positive" CHECK (price > 0) NOT ENFORCED;
