CREATE TABLE suites (id int PRIMARY KEY, price numeric);
