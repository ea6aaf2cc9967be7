CREATE TYPE currency AS ENUM ('eur', 'usd');
CREATE DOMAIN amount AS numeric(12,2) CHECK (VALUE >= 0);
CREATE TYPE price AS (amount amount, currency currency);
CREATE TABLE products (id integer PRIMARY KEY, price price);
