DROP COLLATION public.other;
COMMENT ON COLLATION public.plain IS 'bytes';
