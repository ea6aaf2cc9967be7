CREATE TABLE vehicles (id serial, name text);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
CREATE TABLE vans (seats integer) INHERITS (vehicles);
