CREATE TABLE docs (id integer PRIMARY KEY, body text);
CREATE TABLE docs_log (id integer, body text);
CREATE RULE docs_insert AS ON INSERT TO docs DO ALSO INSERT INTO docs_log VALUES (NEW.id, NEW.body);
