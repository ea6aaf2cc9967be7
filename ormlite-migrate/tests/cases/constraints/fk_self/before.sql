CREATE TABLE employees (id integer PRIMARY KEY, manager_id integer);
INSERT INTO employees VALUES (1, NULL), (2, 1);
