CREATE TABLE countries (code integer PRIMARY KEY);
CREATE TABLE cities (id integer PRIMARY KEY, country integer REFERENCES countries);
INSERT INTO countries VALUES (47);
INSERT INTO cities VALUES (1, 47);
