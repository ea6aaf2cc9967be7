SET check_function_bodies = off;
COMMENT ON AGGREGATE public.total(integer) IS NULL;
COMMENT ON OPERATOR public.<@@>(pg_catalog.text,pg_catalog.text) IS NULL;
COMMENT ON OPERATOR FAMILY public.my_ops USING hash IS NULL;
COMMENT ON OPERATOR CLASS public.my_ops USING hash IS NULL;
COMMENT ON PROCEDURE "public"."tick"() IS NULL;
