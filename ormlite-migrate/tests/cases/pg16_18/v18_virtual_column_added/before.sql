CREATE TABLE items (price integer, qty integer);
INSERT INTO items VALUES (2, 3);
