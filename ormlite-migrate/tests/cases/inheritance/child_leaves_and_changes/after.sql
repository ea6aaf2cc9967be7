CREATE TABLE vehicles (id bigint, name text NOT NULL, weight integer);
CREATE TABLE trucks (id text, name text, color text);
