CREATE TABLE sales (id integer PRIMARY KEY, region text);
CREATE MATERIALIZED VIEW sales_copy AS SELECT id, region FROM sales;
CREATE UNIQUE INDEX sales_copy_id_idx ON sales_copy (id);
ALTER MATERIALIZED VIEW sales_copy CLUSTER ON sales_copy_id_idx;
