CREATE TABLE docs (id integer PRIMARY KEY, body text);
CREATE FUNCTION noop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER docs_update BEFORE UPDATE ON docs FOR EACH ROW EXECUTE FUNCTION noop('it''s', 'b\c', '');
