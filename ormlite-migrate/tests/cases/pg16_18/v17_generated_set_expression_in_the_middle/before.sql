CREATE TABLE items (price integer, total integer GENERATED ALWAYS AS (price * 2) STORED, qty integer);
INSERT INTO items (price, qty) VALUES (2, 1);
CREATE INDEX items_total_idx ON items (total);
