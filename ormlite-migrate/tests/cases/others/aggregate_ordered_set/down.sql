DROP AGGREGATE public.my_percentile(double precision,pg_catalog.anyelement);
