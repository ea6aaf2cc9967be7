SET check_function_bodies = off;
COMMENT ON AGGREGATE public.total(integer) IS 'aggregate';
COMMENT ON OPERATOR public.<@@>(pg_catalog.text,pg_catalog.text) IS 'operator';
COMMENT ON OPERATOR FAMILY public.my_ops USING hash IS 'operator family';
COMMENT ON OPERATOR CLASS public.my_ops USING hash IS 'operator class';
COMMENT ON PROCEDURE "public"."tick"() IS 'procedure';
