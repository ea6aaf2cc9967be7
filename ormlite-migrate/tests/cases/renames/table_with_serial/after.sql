CREATE TABLE suites (id serial PRIMARY KEY, number text);
