CREATE TABLE accounts (id integer PRIMARY KEY, balance numeric(12,2) NOT NULL DEFAULT 0);
CREATE TABLE transfers (id integer PRIMARY KEY, amount numeric(12,2));
