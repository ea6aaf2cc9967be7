CREATE TABLE countries (id integer PRIMARY KEY, code char(2) NOT NULL);
CREATE TABLE cities (id integer PRIMARY KEY, country char(2));
ALTER TABLE countries ADD CONSTRAINT countries_code_key UNIQUE (code);
ALTER TABLE cities ADD FOREIGN KEY (country) REFERENCES countries (code);
