DROP STATISTICS "public"."addresses_stats";
CREATE STATISTICS public.addresses_stats ON zip, lower(city) FROM public.addresses;
