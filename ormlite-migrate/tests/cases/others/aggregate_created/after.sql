CREATE FUNCTION array_concat_step(state text[], v text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT state || v $$;
CREATE AGGREGATE array_concat(text[]) (SFUNC = array_concat_step, STYPE = text[], INITCOND = '{}');
