CREATE TYPE mood AS ENUM ('a', 'c');
CREATE TABLE one (id serial PRIMARY KEY, other int, state text);
CREATE TABLE two (id serial PRIMARY KEY, other int REFERENCES one (id), state text);
ALTER TABLE one ADD FOREIGN KEY (other) REFERENCES two (id);
