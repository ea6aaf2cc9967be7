DROP STATISTICS "public"."addresses_stats";
CREATE STATISTICS public.addresses_stats ON zip, city, state FROM public.addresses;
