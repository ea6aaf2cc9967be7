CREATE TABLE docs (id integer PRIMARY KEY, body text);
CREATE RULE docs_notify AS ON INSERT TO docs DO ALSO NOTIFY docs_inserted;
