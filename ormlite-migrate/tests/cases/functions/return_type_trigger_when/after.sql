CREATE FUNCTION weight(t text) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT length(t)::numeric $$;
CREATE FUNCTION noop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE docs (id integer PRIMARY KEY, t text);
CREATE TRIGGER docs_heavy BEFORE INSERT ON docs FOR EACH ROW WHEN (weight(NEW.t) > 10) EXECUTE FUNCTION noop();
