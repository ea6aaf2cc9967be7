CREATE TYPE float_range AS RANGE (subtype = float8);
CREATE TABLE limits (id integer PRIMARY KEY, allowed float_range);
