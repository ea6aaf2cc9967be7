CREATE TABLE vehicles (name varchar(40) NOT NULL, weight bigint, color text);
CREATE TABLE trucks (id bigint, name text, weight integer, load_kg integer);
ALTER TABLE trucks ADD CONSTRAINT named CHECK (name <> '');
