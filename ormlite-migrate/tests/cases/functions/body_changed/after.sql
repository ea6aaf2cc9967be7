CREATE FUNCTION greet(name text) RETURNS text LANGUAGE plpgsql AS $$ DECLARE r text := E'it''s \\ '; BEGIN RETURN r || $q$dear $q$ || name; END $$;
