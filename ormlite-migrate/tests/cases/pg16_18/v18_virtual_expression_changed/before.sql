CREATE TABLE items (price integer, qty integer, total integer GENERATED ALWAYS AS (price * qty) VIRTUAL);
CREATE VIEW totals AS SELECT total FROM items;
INSERT INTO items VALUES (2, 3);
