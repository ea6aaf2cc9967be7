CREATE TABLE items (id integer PRIMARY KEY, position text NOT NULL DEFAULT '0');
INSERT INTO items VALUES (1, '10');
