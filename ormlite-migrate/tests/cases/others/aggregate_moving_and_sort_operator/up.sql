DROP AGGREGATE public.biggest(integer);
CREATE AGGREGATE public.biggest(integer) (SFUNC = int4larger, STYPE = integer, SSPACE = 8, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, SORTOP = OPERATOR(pg_catalog.>));
