CREATE TABLE products (id integer PRIMARY KEY, price numeric
, CONSTRAINT price_range CHECK (price > 0 AND price < 10000)
);
