CREATE TABLE countries (code char(2) CONSTRAINT countries_pkey PRIMARY KEY);
CREATE TABLE cities (id integer PRIMARY KEY, country char(2) REFERENCES countries (code));
INSERT INTO countries VALUES ('no');
INSERT INTO cities VALUES (1, 'no');
