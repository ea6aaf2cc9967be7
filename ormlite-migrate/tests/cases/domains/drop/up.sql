DROP DOMAIN "public"."zip_code";
