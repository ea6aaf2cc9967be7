DROP STATISTICS "public"."addresses_stats";
CREATE STATISTICS public.addresses_stats ON zip, city FROM public.addresses;
ALTER STATISTICS "public"."addresses_stats" SET STATISTICS 0;
COMMENT ON STATISTICS "public"."addresses_stats" IS 'correlated';
