SET check_function_bodies = off;
DROP FUNCTION "public"."total"(integer);
CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer);
