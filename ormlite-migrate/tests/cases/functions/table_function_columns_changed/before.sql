CREATE FUNCTION people() RETURNS TABLE (id integer, name text) LANGUAGE sql AS $$ SELECT 1, 'a'::text $$;
CREATE VIEW people_names AS SELECT p.name FROM people() p;
