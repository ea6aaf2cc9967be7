CREATE TABLE docs (id integer PRIMARY KEY, body text);
CREATE RULE docs_no_update AS ON UPDATE TO docs WHERE OLD.id < 10 DO INSTEAD NOTHING;
