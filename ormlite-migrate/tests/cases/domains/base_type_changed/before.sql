CREATE DOMAIN account_no AS integer CHECK (VALUE > 0);
CREATE TABLE accounts (no account_no PRIMARY KEY, name text);
CREATE TABLE transfers (id integer PRIMARY KEY, source account_no REFERENCES accounts, target account_no REFERENCES accounts);
INSERT INTO accounts VALUES (1, 'a'), (2, 'b');
INSERT INTO transfers VALUES (1, 1, 2);
