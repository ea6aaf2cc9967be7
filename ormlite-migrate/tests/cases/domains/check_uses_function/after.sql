CREATE FUNCTION is_iban(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT length(t) BETWEEN 15 AND 34 $$;
CREATE DOMAIN iban AS text CONSTRAINT iban_valid CHECK (is_iban(VALUE));
CREATE TABLE accounts (id integer PRIMARY KEY, iban iban);
