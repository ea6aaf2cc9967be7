CREATE TABLE orders (id integer PRIMARY KEY, qty bigint);
CREATE PUBLICATION shop FOR TABLE orders WHERE (qty > 10) WITH (publish = 'insert');
