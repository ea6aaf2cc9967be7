CREATE FUNCTION people() RETURNS TABLE (id integer, name text, age integer) LANGUAGE sql AS $$ SELECT 1, 'a'::text, 5 $$;
CREATE VIEW people_names AS SELECT p.name FROM people() p;
