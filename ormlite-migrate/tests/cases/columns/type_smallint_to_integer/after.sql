CREATE TABLE items (id integer PRIMARY KEY, amount integer NOT NULL DEFAULT 0 CHECK (amount >= 0));
