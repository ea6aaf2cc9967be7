CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT a * 2 $$;
CREATE FUNCTION twice(a text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT a || a $$;
CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
CREATE VIEW doubles AS SELECT twice(21) AS n, twice('a'::text) AS t, 'a'::text === 'b'::text AS same;
