CREATE TABLE docs (id integer PRIMARY KEY, body text, title text);
CREATE FUNCTION noop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER docs_update BEFORE UPDATE OF title, body ON docs FOR EACH ROW EXECUTE FUNCTION noop();
