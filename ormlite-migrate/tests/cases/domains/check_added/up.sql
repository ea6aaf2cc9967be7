-- locks public.order_lines SHARE; reads all rows
ALTER DOMAIN "public"."quantity" ADD CONSTRAINT "quantity_positive" CHECK (VALUE > 0);
