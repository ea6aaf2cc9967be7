DROP VIEW "public"."order_lines";
