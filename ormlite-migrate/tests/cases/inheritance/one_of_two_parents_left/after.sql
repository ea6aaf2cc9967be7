CREATE TABLE vehicles (id bigint);
CREATE TABLE assets (id bigint, value numeric, CONSTRAINT worth CHECK (value > 0));
CREATE TABLE trucks (id bigint, name text, value numeric, CONSTRAINT worth CHECK (value > 0)) INHERITS (assets);
