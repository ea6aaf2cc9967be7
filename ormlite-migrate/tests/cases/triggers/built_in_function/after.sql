CREATE TABLE docs (id integer PRIMARY KEY, body text, terms tsvector);
CREATE TRIGGER docs_terms BEFORE INSERT OR UPDATE ON docs FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger('terms', 'pg_catalog.english', 'body');
CREATE TRIGGER docs_same BEFORE UPDATE ON docs FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
