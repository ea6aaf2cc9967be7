CREATE OPERATOR FAMILY number_ops USING btree;
CREATE OPERATOR CLASS my_int4_ops FOR TYPE integer USING btree FAMILY number_ops AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
ALTER OPERATOR FAMILY number_ops USING btree ADD OPERATOR 1 < (integer, bigint), FUNCTION 1 btint48cmp(integer, bigint);
COMMENT ON OPERATOR FAMILY number_ops USING btree IS 'ints of all sizes';
