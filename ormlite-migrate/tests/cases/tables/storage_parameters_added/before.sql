CREATE TABLE metrics (id integer PRIMARY KEY, value real)
;
