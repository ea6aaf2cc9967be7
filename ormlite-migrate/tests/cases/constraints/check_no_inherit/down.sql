ALTER TABLE "public"."products" DROP CONSTRAINT "price_positive";
ALTER TABLE "public"."products" ADD CONSTRAINT "price_positive" CHECK (price > (0)::numeric) NOT VALID;
-- locks public.products SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.products that do not meet it make it fail
ALTER TABLE "public"."products" VALIDATE CONSTRAINT "price_positive";
