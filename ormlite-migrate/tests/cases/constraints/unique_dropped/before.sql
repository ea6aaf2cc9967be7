CREATE TABLE users (id integer PRIMARY KEY, email text, tenant integer);
ALTER TABLE users ADD UNIQUE (tenant, email);
