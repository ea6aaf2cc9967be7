DROP STATISTICS "public"."addresses_stats";
CREATE STATISTICS public.addresses_stats (ndistinct, mcv) ON zip, city FROM public.addresses;
