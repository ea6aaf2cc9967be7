CREATE TABLE suites (id int PRIMARY KEY, number text UNIQUE);
