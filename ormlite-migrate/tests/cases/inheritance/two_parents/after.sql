CREATE TABLE vehicles (id integer, name text);
CREATE TABLE assets (id integer, value numeric);
CREATE TABLE trucks (id integer, name text, value numeric) INHERITS (vehicles, assets);
