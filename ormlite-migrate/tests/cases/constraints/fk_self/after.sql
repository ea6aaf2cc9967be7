CREATE TABLE employees (id integer PRIMARY KEY, manager_id integer);
ALTER TABLE employees ADD FOREIGN KEY (manager_id) REFERENCES employees ON DELETE SET NULL;
