CREATE TABLE items (id integer PRIMARY KEY, amount smallint NOT NULL DEFAULT 0 CHECK (amount >= 0));
INSERT INTO items VALUES (1, 5);
