-- locks public.order_lines SHARE; reads all rows
ALTER DOMAIN "public"."quantity" SET NOT NULL;
