CREATE TABLE metrics (id integer PRIMARY KEY)
WITH (autovacuum_vacuum_threshold = 100)
;
