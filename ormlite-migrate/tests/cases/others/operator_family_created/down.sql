DROP OPERATOR CLASS public.my_int4_ops USING btree;
DROP OPERATOR FAMILY public.number_ops USING btree;
