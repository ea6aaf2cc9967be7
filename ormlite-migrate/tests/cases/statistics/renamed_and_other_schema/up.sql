DROP STATISTICS "public"."addresses_stats";
CREATE STATISTICS stats.zip_city ON zip, city FROM public.addresses;
