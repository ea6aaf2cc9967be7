CREATE TABLE people (id integer PRIMARY KEY, name text, active boolean DEFAULT true);
CREATE VIEW users AS SELECT id, name FROM people WHERE active;
