CREATE TABLE countries (id integer PRIMARY KEY, code char(2) NOT NULL);
CREATE TABLE cities (id integer PRIMARY KEY, country char(2));
CREATE UNIQUE INDEX countries_code_idx ON countries (code);
ALTER TABLE cities ADD FOREIGN KEY (country) REFERENCES countries (code);
