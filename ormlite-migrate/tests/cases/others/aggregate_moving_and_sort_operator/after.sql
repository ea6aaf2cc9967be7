CREATE AGGREGATE biggest(integer) (SFUNC = int4larger, STYPE = integer, SORTOP = >, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, SSPACE = 8);
