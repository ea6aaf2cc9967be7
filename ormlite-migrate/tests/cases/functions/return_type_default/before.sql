CREATE FUNCTION next_no() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE TABLE docs (id integer PRIMARY KEY, no bigint DEFAULT next_no());
INSERT INTO docs VALUES (1, 5);
