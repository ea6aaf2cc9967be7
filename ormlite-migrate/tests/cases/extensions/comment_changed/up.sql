COMMENT ON EXTENSION "hstore" IS 'Key-value attributes of products';
