CREATE TABLE metrics (id integer PRIMARY KEY, value real)
WITH (fillfactor = 80, parallel_workers = 2)
;
