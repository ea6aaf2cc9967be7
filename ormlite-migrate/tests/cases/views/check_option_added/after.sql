CREATE TABLE users (id integer PRIMARY KEY, age integer);
CREATE VIEW adults AS SELECT id, age FROM users WHERE age >= 18 WITH CASCADED CHECK OPTION;
