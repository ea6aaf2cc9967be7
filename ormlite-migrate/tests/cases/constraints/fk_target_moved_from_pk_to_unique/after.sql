CREATE TABLE countries (code char(2) NOT NULL CONSTRAINT countries_code_key UNIQUE);
CREATE TABLE cities (id integer PRIMARY KEY, country char(2) REFERENCES countries (code));
