ALTER TABLE "public"."items" DROP CONSTRAINT "price_positive";
ALTER TABLE "public"."items" ADD CONSTRAINT "price_positive" CHECK (price > 0) NOT VALID;
-- locks public.items SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.items that do not meet it make it fail
ALTER TABLE "public"."items" VALIDATE CONSTRAINT "price_positive";
