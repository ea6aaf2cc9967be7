CREATE TABLE documents (id integer PRIMARY KEY, body text)
WITH (toast.autovacuum_vacuum_threshold = 100, toast_tuple_target = 1024)
;
