CREATE SCHEMA hr;
CREATE SCHEMA pay;
CREATE TABLE hr.people (id integer PRIMARY KEY);
CREATE TABLE pay.salaries (id integer PRIMARY KEY, person_id integer);
ALTER TABLE pay.salaries ADD FOREIGN KEY (person_id) REFERENCES hr.people;
