CREATE TABLE docs (id integer PRIMARY KEY, body text);
CREATE VIEW doc_list AS SELECT id, upper(body) AS body FROM docs;
