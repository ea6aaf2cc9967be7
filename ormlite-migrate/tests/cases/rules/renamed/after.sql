CREATE TABLE docs (id integer PRIMARY KEY, body text);
CREATE RULE docs_keep AS ON DELETE TO docs DO INSTEAD NOTHING;
