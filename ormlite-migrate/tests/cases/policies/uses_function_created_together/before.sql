CREATE TABLE notes (id integer PRIMARY KEY, tenant_id bigint);
