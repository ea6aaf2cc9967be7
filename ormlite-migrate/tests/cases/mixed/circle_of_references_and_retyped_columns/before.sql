CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE one (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, other int, state mood);
CREATE TABLE two (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, other int REFERENCES one (id), state mood);
ALTER TABLE one ADD FOREIGN KEY (other) REFERENCES two (id);
