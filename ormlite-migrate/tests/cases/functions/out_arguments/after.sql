CREATE FUNCTION min_max(a integer[], OUT lowest integer, OUT highest integer) LANGUAGE sql AS $$ SELECT min(x), max(x) FROM unnest(a) x $$;
