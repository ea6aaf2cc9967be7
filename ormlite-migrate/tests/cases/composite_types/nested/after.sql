CREATE TYPE geo AS (lat numeric, lon numeric);
CREATE TYPE place AS (name text, position geo);
