CREATE FUNCTION next_no() RETURNS bigint LANGUAGE sql AS $$ SELECT 1::bigint $$;
CREATE TABLE docs (id integer PRIMARY KEY, no bigint DEFAULT next_no());
