CREATE TABLE customers (id integer PRIMARY KEY);
CREATE TABLE companies (id integer PRIMARY KEY);
CREATE TABLE orders (id integer PRIMARY KEY, buyer_id integer
, CONSTRAINT orders_buyer_fk FOREIGN KEY (buyer_id) REFERENCES customers
);
