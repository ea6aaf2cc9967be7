ALTER DOMAIN "public"."quantity" DROP CONSTRAINT "quantity_must_be_positive";
ALTER DOMAIN "public"."quantity" ADD CONSTRAINT "quantity_check" CHECK (VALUE > 0);
