CREATE TABLE request_log (id bigserial, at timestamptz NOT NULL DEFAULT now(), path text, status smallint, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE request_log_2024 PARTITION OF request_log FOR VALUES FROM ('2024-01-01 00:00+00') TO ('2025-01-01 00:00+00');
CREATE TABLE request_log_rest PARTITION OF request_log DEFAULT;
CREATE INDEX request_log_at_idx ON request_log USING brin (at);
CREATE VIEW failed_requests AS SELECT id, at, path FROM request_log WHERE status >= 500;
