CREATE TABLE vehicles (id integer, weight bigint NOT NULL);
CREATE TABLE trucks (load_kg integer) INHERITS (vehicles);
CREATE TABLE vans () INHERITS (trucks);
