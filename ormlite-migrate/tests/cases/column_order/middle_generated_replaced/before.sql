CREATE TABLE items (price integer, total integer, qty integer);
INSERT INTO items VALUES (2, 6, 3);
