ALTER TABLE "public"."products" DROP CONSTRAINT "price_must_be_positive";
ALTER TABLE "public"."products" ADD CONSTRAINT "products_price_check" CHECK (price > (0)::numeric) NOT VALID;
-- locks public.products SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.products that do not meet it make it fail
ALTER TABLE "public"."products" VALIDATE CONSTRAINT "products_price_check";
