CREATE TYPE employee AS (name text, salary numeric, hired date);
CREATE TABLE employees OF employee;
