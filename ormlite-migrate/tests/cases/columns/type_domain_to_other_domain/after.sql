CREATE DOMAIN cents AS integer CHECK (VALUE >= 0);
CREATE DOMAIN big_cents AS bigint CHECK (VALUE >= 0);
CREATE TABLE prices (id integer PRIMARY KEY, amount big_cents DEFAULT 0);
