CREATE TABLE items (id integer PRIMARY KEY, qty integer);
CREATE MATERIALIZED VIEW item_totals AS SELECT sum(qty) AS total, max(qty) AS biggest FROM items;
CREATE INDEX item_totals_biggest_idx ON item_totals (biggest);
