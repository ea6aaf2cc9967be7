CREATE STATISTICS public.addresses_zip_city_stat ON zip, city FROM public.addresses;
