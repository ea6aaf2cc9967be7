CREATE TABLE vehicles (id integer, name text CONSTRAINT named CHECK (name <> ''));
CREATE TABLE trucks (id integer, name text CONSTRAINT named CHECK (name <> ''), load_kg integer);
