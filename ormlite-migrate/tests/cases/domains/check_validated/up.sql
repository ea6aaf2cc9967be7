-- locks public.order_lines SHARE; reads all rows
ALTER DOMAIN "public"."quantity" VALIDATE CONSTRAINT "quantity_positive";
