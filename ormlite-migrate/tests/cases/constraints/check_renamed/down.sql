ALTER TABLE "public"."products" RENAME CONSTRAINT "price_must_be_positive" TO "products_price_check";
