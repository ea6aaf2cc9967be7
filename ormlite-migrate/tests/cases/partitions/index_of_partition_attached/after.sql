CREATE TABLE logs (id bigint, at date NOT NULL, source text) PARTITION BY RANGE (at);
CREATE TABLE logs_2023 PARTITION OF logs FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE INDEX logs_source_idx ON ONLY logs (source);
CREATE INDEX logs_2023_source_idx ON logs_2023 (source);
ALTER INDEX logs_source_idx ATTACH PARTITION logs_2023_source_idx;
