CREATE TABLE products (id integer PRIMARY KEY, price numeric
, CONSTRAINT price_must_be_positive CHECK (price > 0)
);
