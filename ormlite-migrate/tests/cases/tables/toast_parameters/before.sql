CREATE TABLE documents (id integer PRIMARY KEY, body text)
WITH (toast.autovacuum_enabled = false)
;
