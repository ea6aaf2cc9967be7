CREATE TABLE items (price integer, total integer GENERATED ALWAYS AS (price * qty) STORED, qty integer);
INSERT INTO items (price, qty) VALUES (2, 3);
