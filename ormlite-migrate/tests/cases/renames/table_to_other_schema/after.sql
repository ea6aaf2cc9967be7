CREATE SCHEMA core; CREATE SCHEMA hotel;
CREATE TABLE hotel.suites (id serial PRIMARY KEY, number int GENERATED ALWAYS AS IDENTITY, name text UNIQUE);
CREATE INDEX ON hotel.suites (lower(name));
CREATE TABLE core.stays (room_id int REFERENCES hotel.suites (id));
CREATE VIEW core.names AS SELECT name FROM hotel.suites;
