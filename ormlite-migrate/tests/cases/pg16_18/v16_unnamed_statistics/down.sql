DROP STATISTICS "public"."addresses_zip_city_stat";
