CREATE TABLE docs (id integer PRIMARY KEY, body text);
CREATE FUNCTION noop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
