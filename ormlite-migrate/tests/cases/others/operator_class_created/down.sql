-- locks public.diffs SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."diffs_abs_idx";
DROP OPERATOR CLASS public.abs_ops USING btree;
DROP OPERATOR FAMILY public.abs_ops USING btree;
