CREATE FUNCTION code(n integer, digits integer DEFAULT 4) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT lpad(n::text, digits)';
CREATE TABLE rooms (
    id integer PRIMARY KEY,
    code text DEFAULT code(1),
    stored text GENERATED ALWAYS AS (code(id)) STORED,
    CHECK (code(id) <> '')
);
CREATE INDEX rooms_code ON rooms (code(id));
CREATE STATISTICS rooms_codes ON code(id), id FROM rooms;
CREATE VIEW codes AS SELECT code(id) AS code FROM rooms;
CREATE FUNCTION first_code() RETURNS text IMMUTABLE LANGUAGE sql BEGIN ATOMIC SELECT code(1); END;
