ALTER DOMAIN "public"."quantity" DROP CONSTRAINT "quantity_range";
ALTER DOMAIN "public"."quantity" ADD CONSTRAINT "quantity_range" CHECK (VALUE > 0);
