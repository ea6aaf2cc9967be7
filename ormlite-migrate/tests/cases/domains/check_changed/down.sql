ALTER DOMAIN "public"."quantity" DROP CONSTRAINT "quantity_range";
-- locks public.order_lines SHARE; reads all rows
ALTER DOMAIN "public"."quantity" ADD CONSTRAINT "quantity_range" CHECK (VALUE > 0);
