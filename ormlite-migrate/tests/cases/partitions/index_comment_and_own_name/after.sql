CREATE TABLE logs (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE logs_2023 PARTITION OF logs FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE INDEX logs_at_idx ON logs (at);
ALTER INDEX logs_2023_at_idx RENAME TO logs_last_year_idx;
