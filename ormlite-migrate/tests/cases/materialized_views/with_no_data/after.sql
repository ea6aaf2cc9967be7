CREATE TABLE sales (id integer PRIMARY KEY, region text, amount integer);
CREATE MATERIALIZED VIEW sales_copy AS SELECT id, region FROM sales WITH NO DATA;
