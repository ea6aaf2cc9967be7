CREATE FUNCTION cmp_abs(a integer, b integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT btint4cmp(abs(a), abs(b)) $$;
CREATE TABLE diffs (id integer PRIMARY KEY, d integer);
CREATE OPERATOR CLASS abs_ops FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 cmp_abs(integer, integer);
CREATE INDEX diffs_abs_idx ON diffs (d abs_ops);
