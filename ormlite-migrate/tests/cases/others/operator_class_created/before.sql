CREATE FUNCTION cmp_abs(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT btint4cmp(abs(a), abs(b)) $$;
CREATE TABLE diffs (id integer PRIMARY KEY, d integer);
