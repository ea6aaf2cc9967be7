CREATE TYPE place AS (id integer, name text, rooms integer, note text);
CREATE TABLE hotels OF place (id WITH OPTIONS PRIMARY KEY, rooms WITH OPTIONS DEFAULT 12 NOT NULL);
COMMENT ON COLUMN hotels.note IS 'for the desk';
ALTER TABLE hotels ALTER COLUMN note SET STATISTICS 50;
GRANT SELECT (note) ON hotels TO app_reader;
