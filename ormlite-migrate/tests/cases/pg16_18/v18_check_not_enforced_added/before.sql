CREATE TABLE items (id integer PRIMARY KEY, price integer);
INSERT INTO items VALUES (1, -5);
