CREATE TABLE items (price integer, qty integer, total integer NOT NULL DEFAULT 0);
CREATE INDEX items_total_idx ON items (total);
INSERT INTO items VALUES (2, 3, 6);
