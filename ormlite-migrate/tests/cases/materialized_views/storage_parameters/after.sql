CREATE TABLE sales (id integer PRIMARY KEY, region text);
CREATE MATERIALIZED VIEW sales_copy WITH (fillfactor = 70, autovacuum_enabled = false) AS SELECT id, region FROM sales;
