CREATE TABLE closed (id integer);
ALTER TABLE closed ADD CONSTRAINT nothing_more CHECK (false) NO INHERIT NOT VALID;
