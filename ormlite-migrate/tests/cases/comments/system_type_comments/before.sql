CREATE TYPE mood AS ENUM ('sad');
CREATE DOMAIN code AS text CONSTRAINT code_ok CHECK (VALUE <> '');
CREATE TYPE pair AS (a integer);
CREATE TYPE r AS RANGE (subtype = float8);
COMMENT ON TYPE mood IS 'one';
COMMENT ON DOMAIN code IS 'two';
COMMENT ON CONSTRAINT code_ok ON DOMAIN code IS 'three';
