ALTER TABLE "public"."products" RENAME CONSTRAINT "products_price_check" TO "price_must_be_positive";
