ALTER DOMAIN "public"."quantity" ADD CONSTRAINT "quantity_positive" CHECK (VALUE > 0);
