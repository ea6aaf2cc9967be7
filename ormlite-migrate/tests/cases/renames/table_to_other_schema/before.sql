CREATE SCHEMA core; CREATE SCHEMA hotel;
CREATE TABLE core.rooms (id serial PRIMARY KEY, number int GENERATED ALWAYS AS IDENTITY, name text UNIQUE);
CREATE INDEX ON core.rooms (lower(name));
CREATE TABLE core.stays (room_id int REFERENCES core.rooms (id));
CREATE VIEW core.names AS SELECT name FROM core.rooms;
