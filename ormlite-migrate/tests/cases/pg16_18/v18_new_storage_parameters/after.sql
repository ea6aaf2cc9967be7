CREATE TABLE metrics (id integer PRIMARY KEY)
WITH (autovacuum_vacuum_max_threshold = 100000, vacuum_max_eager_freeze_failure_rate = 0.05)
;
