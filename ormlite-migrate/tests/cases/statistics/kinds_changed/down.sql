DROP STATISTICS "public"."addresses_stats";
CREATE STATISTICS public.addresses_stats (dependencies) ON zip, city FROM public.addresses;
