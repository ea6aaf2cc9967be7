DROP MATERIALIZED VIEW "public"."sales_copy";
