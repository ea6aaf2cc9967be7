CREATE TABLE items (price text, total text GENERATED ALWAYS AS (price || ' eur') STORED, qty integer);
INSERT INTO items (price, qty) VALUES ('2', 3);
