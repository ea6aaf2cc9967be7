CREATE TABLE kept (id integer PRIMARY KEY);
CREATE TABLE items (id integer PRIMARY KEY, position integer, label text);
CREATE FUNCTION next_position() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT coalesce(max(position), 0) + 1 FROM items; END;
CREATE FUNCTION shown(label text) RETURNS text LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT max($1) || count(*) FROM items; END;
ALTER TABLE items ALTER COLUMN position SET DEFAULT next_position();
ALTER TABLE items ADD COLUMN shown text GENERATED ALWAYS AS (shown(label)) STORED;
