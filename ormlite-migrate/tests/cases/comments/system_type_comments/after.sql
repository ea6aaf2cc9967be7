CREATE TYPE mood AS ENUM ('sad');
CREATE DOMAIN code AS text CONSTRAINT code_ok CHECK (VALUE <> '');
CREATE TYPE pair AS (a integer);
CREATE TYPE r AS RANGE (subtype = float8);
COMMENT ON TYPE pair IS 'four';
COMMENT ON COLUMN pair.a IS 'five';
COMMENT ON TYPE r IS 'six';
