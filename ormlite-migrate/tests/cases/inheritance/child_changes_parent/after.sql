CREATE TABLE vehicles (name text);
CREATE TABLE machines (id bigint, power bigint);
CREATE TABLE trucks (id bigint, name text, power bigint) INHERITS (machines);
