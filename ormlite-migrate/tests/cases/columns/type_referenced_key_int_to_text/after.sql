CREATE TABLE countries (code text PRIMARY KEY);
CREATE TABLE cities (id integer PRIMARY KEY, country text REFERENCES countries);
