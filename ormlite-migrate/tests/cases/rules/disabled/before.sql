CREATE TABLE docs (id integer PRIMARY KEY, body text);
CREATE RULE docs_no_delete AS ON DELETE TO docs DO INSTEAD NOTHING;
