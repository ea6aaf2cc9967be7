DROP AGGREGATE public.biggest(integer);
CREATE AGGREGATE public.biggest(integer) (SFUNC = int4larger, STYPE = integer);
