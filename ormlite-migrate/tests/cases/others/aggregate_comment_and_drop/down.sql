CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer);
COMMENT ON AGGREGATE public.total(integer) IS 'sum of it';
