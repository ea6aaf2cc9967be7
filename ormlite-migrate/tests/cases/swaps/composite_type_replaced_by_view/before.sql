CREATE TYPE summary AS (n bigint, last date);
