CREATE TABLE items (price integer, total integer GENERATED ALWAYS AS (price * 3) STORED, qty integer);
CREATE INDEX items_total_idx ON items (total);
