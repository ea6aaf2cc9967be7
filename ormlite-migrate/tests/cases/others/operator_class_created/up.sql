CREATE OPERATOR FAMILY public.abs_ops USING btree;
CREATE OPERATOR CLASS public.abs_ops FOR TYPE integer USING btree FAMILY public.abs_ops AS OPERATOR 1 <(integer,integer), OPERATOR 2 <=(integer,integer), OPERATOR 3 =(integer,integer), OPERATOR 4 >=(integer,integer), OPERATOR 5 >(integer,integer), FUNCTION 1 (integer, integer) public.cmp_abs(integer,integer);
-- locks public.diffs SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "diffs_abs_idx" ON "public"."diffs" USING "btree" ("d" public.abs_ops);
