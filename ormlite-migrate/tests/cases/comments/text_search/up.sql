COMMENT ON TEXT SEARCH CONFIGURATION public.cfg IS 'configuration';
COMMENT ON TEXT SEARCH DICTIONARY public.dict IS 'dictionary';
