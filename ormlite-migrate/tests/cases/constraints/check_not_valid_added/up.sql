ALTER TABLE "public"."products" ADD CONSTRAINT "price_positive" CHECK (price > (0)::numeric) NOT VALID;
