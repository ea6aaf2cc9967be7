REVOKE EXECUTE ON FUNCTION public.total(integer) FROM "app_reader";
GRANT EXECUTE ON FUNCTION public.total(integer) TO PUBLIC;
