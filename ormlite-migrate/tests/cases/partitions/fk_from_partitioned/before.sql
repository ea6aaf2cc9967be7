CREATE TABLE sources (id integer PRIMARY KEY);
CREATE TABLE logs (id bigint, at date NOT NULL, source_id integer) PARTITION BY RANGE (at);
CREATE TABLE logs_2023 PARTITION OF logs FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
