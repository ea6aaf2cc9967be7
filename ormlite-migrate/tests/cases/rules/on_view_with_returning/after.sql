CREATE TABLE docs (id integer PRIMARY KEY, body text);
CREATE VIEW doc_list AS SELECT id, upper(body) AS body FROM docs;
CREATE RULE doc_list_insert AS ON INSERT TO doc_list DO INSTEAD INSERT INTO docs VALUES (NEW.id, NEW.body) RETURNING docs.id, docs.body;
