CREATE TABLE products (id integer PRIMARY KEY, price numeric
, CHECK (price > 0)
);
