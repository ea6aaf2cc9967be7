COMMENT ON SCHEMA "public" IS 'Everything but billing''s tables';
