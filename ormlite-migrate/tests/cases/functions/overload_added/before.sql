CREATE FUNCTION area(r integer) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT r * r * 3.14 $$;
