CREATE DOMAIN status AS text CHECK (VALUE IN ('on', 'off'));
CREATE TABLE machines (id integer PRIMARY KEY, status status);
