DROP STATISTICS "public"."addresses_stats";
CREATE STATISTICS public.addresses_stats ON state, upper(city), "left"(zip, 2) FROM public.addresses;
