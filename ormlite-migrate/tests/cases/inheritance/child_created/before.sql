CREATE TABLE vehicles (id integer PRIMARY KEY, name text NOT NULL, wheels smallint DEFAULT 4 CHECK (wheels > 0));
