CREATE TABLE sales (id integer PRIMARY KEY, region text, amount bigint);
CREATE VIEW big_sales AS SELECT id, region, amount FROM sales WHERE amount > 100;
CREATE MATERIALIZED VIEW big_by_region AS SELECT region, max(amount) AS biggest FROM big_sales GROUP BY region;
CREATE VIEW top_regions AS SELECT region FROM big_by_region ORDER BY biggest DESC LIMIT 3;
CREATE MATERIALIZED VIEW top_cache AS SELECT region FROM top_regions;
CREATE INDEX top_cache_idx ON top_cache (region);
