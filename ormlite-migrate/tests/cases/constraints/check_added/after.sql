CREATE TABLE products (id integer PRIMARY KEY, price numeric);
ALTER TABLE products ADD CONSTRAINT products_price_check CHECK (price > 0);
