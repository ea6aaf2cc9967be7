CREATE TYPE reading_range AS RANGE (subtype = float8);
