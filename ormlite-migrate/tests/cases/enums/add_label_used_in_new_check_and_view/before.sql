CREATE TYPE order_status AS ENUM ('new', 'paid');
CREATE TABLE orders (id integer PRIMARY KEY, status order_status, refund numeric);
INSERT INTO orders VALUES (1, 'new', NULL);
