CREATE TABLE docs (id integer PRIMARY KEY, body text);
CREATE TABLE docs_log (id integer, body text);
