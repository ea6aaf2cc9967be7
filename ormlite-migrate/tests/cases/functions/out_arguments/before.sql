CREATE FUNCTION min_max(a integer[], OUT lo integer, OUT hi integer) LANGUAGE sql AS $$ SELECT min(x), max(x) FROM unnest(a) x $$;
