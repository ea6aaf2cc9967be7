ALTER DOMAIN "public"."quantity" ADD CONSTRAINT "quantity_small" CHECK (VALUE < 1000);
