DROP DOMAIN "public"."percentage";
