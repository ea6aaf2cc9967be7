CREATE TABLE shops (id integer PRIMARY KEY, location point);
CREATE INDEX shops_location_idx ON shops USING gist (location);
