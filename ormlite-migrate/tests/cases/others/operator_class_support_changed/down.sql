-- locks public.keys SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."keys_k_idx";
DROP OPERATOR CLASS public.my_hash_ops USING hash;
DROP OPERATOR FAMILY public.my_hash_ops USING hash;
CREATE OPERATOR FAMILY public.my_hash_ops USING hash;
CREATE OPERATOR CLASS public.my_hash_ops FOR TYPE integer USING hash FAMILY public.my_hash_ops AS OPERATOR 1 =(integer,integer), FUNCTION 1 (integer, integer) hashint4(integer);
-- locks public.keys SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "keys_k_idx" ON "public"."keys" USING "hash" ("k" public.my_hash_ops);
