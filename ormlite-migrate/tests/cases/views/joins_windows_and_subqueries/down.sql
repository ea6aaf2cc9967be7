DROP VIEW "public"."order_ranks";
