CREATE TABLE items (price integer, qty integer, total integer GENERATED ALWAYS AS (price * qty * 2) VIRTUAL);
CREATE VIEW totals AS SELECT total FROM items;
