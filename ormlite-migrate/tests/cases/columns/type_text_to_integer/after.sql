CREATE TABLE items (id integer PRIMARY KEY, position integer);
