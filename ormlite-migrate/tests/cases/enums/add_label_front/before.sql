CREATE TYPE order_status AS ENUM ('paid', 'shipped');
CREATE TABLE orders (id integer PRIMARY KEY, status order_status NOT NULL);
INSERT INTO orders VALUES (1, 'paid'), (2, 'shipped');
