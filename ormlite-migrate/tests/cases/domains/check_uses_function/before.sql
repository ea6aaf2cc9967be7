CREATE DOMAIN iban AS text;
CREATE TABLE accounts (id integer PRIMARY KEY, iban iban);
