CREATE TABLE places (id integer, stars integer DEFAULT 3, note text);
CREATE TABLE hotels () INHERITS (places);
CREATE TABLE villas () INHERITS (places);
ALTER TABLE hotels ALTER COLUMN stars SET DEFAULT 5;
ALTER TABLE hotels ALTER COLUMN note SET STATISTICS 200;
COMMENT ON COLUMN hotels.stars IS 'as the guide has them';
GRANT SELECT (note) ON hotels TO app_reader;
ALTER TABLE villas ALTER COLUMN stars DROP DEFAULT;
ALTER TABLE villas ALTER COLUMN note SET NOT NULL;
