CREATE TABLE countries (id integer PRIMARY KEY, code char(2) NOT NULL);
CREATE UNIQUE INDEX countries_code_idx ON countries (code) WITH (fillfactor = 70);
CREATE TABLE cities (id integer PRIMARY KEY, country char(2) REFERENCES countries (code));
