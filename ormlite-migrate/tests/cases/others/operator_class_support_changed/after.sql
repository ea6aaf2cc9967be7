CREATE OPERATOR CLASS my_hash_ops FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer), FUNCTION 2 hashint4extended(integer, bigint);
CREATE TABLE keys (k integer);
CREATE INDEX keys_k_idx ON keys USING hash (k my_hash_ops);
