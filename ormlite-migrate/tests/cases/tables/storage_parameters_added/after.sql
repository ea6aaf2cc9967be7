CREATE TABLE metrics (id integer PRIMARY KEY, value real)
WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01)
;
