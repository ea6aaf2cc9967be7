CREATE TABLE guests (id integer, name text, phone text);
CREATE VIEW names AS SELECT id, name, phone FROM guests;
GRANT SELECT (id), SELECT (name), UPDATE (name) ON names TO app_reader;
CREATE MATERIALIZED VIEW phones AS SELECT id, phone FROM guests;
GRANT SELECT (id) ON phones TO app_reader;
