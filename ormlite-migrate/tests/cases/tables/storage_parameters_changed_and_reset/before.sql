CREATE TABLE metrics (id integer PRIMARY KEY, value real)
WITH (fillfactor = 70, autovacuum_enabled = false)
;
