CREATE TYPE employee AS (name text, salary numeric);
