COMMENT ON SCHEMA "public" IS 'Everything';
