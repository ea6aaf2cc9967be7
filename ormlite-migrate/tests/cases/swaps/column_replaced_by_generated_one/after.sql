CREATE TABLE items (price integer, qty integer, total integer GENERATED ALWAYS AS (price * qty) STORED NOT NULL);
CREATE INDEX items_total_idx ON items (total);
