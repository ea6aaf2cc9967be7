CREATE TABLE items (price integer, total integer GENERATED ALWAYS AS (price * qty * 2) STORED, qty integer);
