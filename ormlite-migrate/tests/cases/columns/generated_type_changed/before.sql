CREATE TABLE items (price integer, qty integer, total integer GENERATED ALWAYS AS (price * qty) STORED);
INSERT INTO items VALUES (2, 3);
