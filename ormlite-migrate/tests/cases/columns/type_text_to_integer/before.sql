CREATE TABLE items (id integer PRIMARY KEY, position text);
INSERT INTO items VALUES (1, '10'), (2, NULL);
