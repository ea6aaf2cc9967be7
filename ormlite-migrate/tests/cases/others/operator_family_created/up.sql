CREATE OPERATOR FAMILY public.number_ops USING btree;
ALTER OPERATOR FAMILY public.number_ops USING btree ADD FUNCTION 1 (integer, bigint) btint48cmp(integer,bigint), OPERATOR 1 <(integer,bigint);
COMMENT ON OPERATOR FAMILY public.number_ops USING btree IS 'ints of all sizes';
CREATE OPERATOR CLASS public.my_int4_ops FOR TYPE integer USING btree FAMILY public.number_ops AS OPERATOR 1 <(integer,integer), OPERATOR 2 <=(integer,integer), OPERATOR 3 =(integer,integer), OPERATOR 4 >=(integer,integer), OPERATOR 5 >(integer,integer), FUNCTION 1 (integer, integer) btint4cmp(integer,integer);
