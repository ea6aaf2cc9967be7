CREATE TABLE departments (id integer PRIMARY KEY, head_id integer);
CREATE TABLE employees (id integer PRIMARY KEY, department_id integer NOT NULL REFERENCES departments);
ALTER TABLE departments ADD FOREIGN KEY (head_id) REFERENCES employees;
