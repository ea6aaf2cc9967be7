CREATE FUNCTION first_of(a anycompatiblearray, fallback anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce(a[1], fallback) $$;
