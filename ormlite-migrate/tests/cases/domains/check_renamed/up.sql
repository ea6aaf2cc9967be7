ALTER DOMAIN "public"."quantity" DROP CONSTRAINT "quantity_check";
ALTER DOMAIN "public"."quantity" ADD CONSTRAINT "quantity_must_be_positive" CHECK (VALUE > 0);
