CREATE TABLE items (id integer PRIMARY KEY, position integer NOT NULL DEFAULT 0);
