CREATE TABLE logs (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE MATERIALIZED VIEW log_days AS SELECT at, id FROM logs;
CREATE STATISTICS logs_stats ON id, at FROM logs;
CREATE STATISTICS log_days_stats ON id, at FROM log_days;
