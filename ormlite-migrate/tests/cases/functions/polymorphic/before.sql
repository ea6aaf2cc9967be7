CREATE FUNCTION first_of(a anyarray) RETURNS anyelement LANGUAGE sql IMMUTABLE AS $$ SELECT a[1] $$;
