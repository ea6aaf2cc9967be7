COMMENT ON SCHEMA public IS 'of the program';
