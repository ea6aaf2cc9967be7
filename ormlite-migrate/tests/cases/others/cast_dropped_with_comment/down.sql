CREATE CAST (public.mood AS integer) WITH INOUT;
COMMENT ON CAST (public.mood AS integer) IS 'odd';
