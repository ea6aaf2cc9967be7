DROP VIEW "public"."one_sale";
