DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_reader') THEN
    CREATE ROLE app_reader;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE TABLE sales (id integer PRIMARY KEY, region text, amount integer);
CREATE MATERIALIZED VIEW sales_by_region AS SELECT region, sum(amount) AS total FROM sales GROUP BY region;
CREATE UNIQUE INDEX sales_by_region_key ON sales_by_region (region);
CREATE INDEX sales_by_region_total_idx ON sales_by_region (total DESC);
COMMENT ON MATERIALIZED VIEW sales_by_region IS 'refreshed nightly';
COMMENT ON COLUMN sales_by_region.total IS 'in euro';
GRANT SELECT ON sales_by_region TO app_reader;
INSERT INTO sales VALUES (1, 'eu', 5);
