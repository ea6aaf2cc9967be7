CREATE TYPE employee AS (name text, salary numeric);
CREATE TABLE employees OF employee;
