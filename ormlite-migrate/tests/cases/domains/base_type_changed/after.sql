CREATE DOMAIN account_no AS bigint CHECK (VALUE > 0);
CREATE TABLE accounts (no account_no PRIMARY KEY, name text);
CREATE TABLE transfers (id integer PRIMARY KEY, source account_no REFERENCES accounts, target account_no REFERENCES accounts);
