CREATE SCHEMA fleet;
CREATE TABLE vehicles (id integer, name text);
CREATE TABLE fleet.trucks (load_kg integer, CHECK (load_kg > 0)) INHERITS (public.vehicles);
