CREATE TABLE items (id integer PRIMARY KEY, price integer, qty integer, total integer GENERATED ALWAYS AS (price * qty) STORED);
INSERT INTO items VALUES (1, 5, 2);
