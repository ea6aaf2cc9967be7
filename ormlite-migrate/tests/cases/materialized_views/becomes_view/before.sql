CREATE TABLE sales (id integer PRIMARY KEY, region text);
CREATE MATERIALIZED VIEW sales_copy AS SELECT id, region FROM sales;
CREATE INDEX sales_copy_region_idx ON sales_copy (region);
