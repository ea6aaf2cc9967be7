DROP STATISTICS "stats"."zip_city";
CREATE STATISTICS public.addresses_stats ON zip, city FROM public.addresses;
