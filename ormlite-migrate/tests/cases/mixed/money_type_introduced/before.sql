CREATE TABLE orders (id integer PRIMARY KEY, total numeric(10,2) NOT NULL DEFAULT 0, CONSTRAINT orders_total_check CHECK (total >= 0));
INSERT INTO orders VALUES (1, 9.90);
CREATE VIEW order_totals AS SELECT sum(total) AS total FROM orders;
