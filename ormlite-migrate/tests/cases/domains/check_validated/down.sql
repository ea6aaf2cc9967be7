ALTER DOMAIN "public"."quantity" DROP CONSTRAINT "quantity_positive";
ALTER DOMAIN "public"."quantity" ADD CONSTRAINT "quantity_positive" CHECK (VALUE > 0) NOT VALID;
