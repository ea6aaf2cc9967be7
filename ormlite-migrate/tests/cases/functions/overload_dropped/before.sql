CREATE FUNCTION area(r integer) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT r * r * 3.14 $$;
CREATE FUNCTION area(r text) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT 0::numeric $$;
