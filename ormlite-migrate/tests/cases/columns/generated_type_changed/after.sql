CREATE TABLE items (price integer, qty integer, total bigint GENERATED ALWAYS AS (price * qty) STORED);
