CREATE TABLE users (id integer PRIMARY KEY, name text);
ALTER TABLE users ADD CONSTRAINT name_required NOT NULL name NOT VALID;
INSERT INTO users VALUES (1, 'ann');
