CREATE TYPE order_status AS ENUM ('new', 'paid', 'lost', 'shipped');
CREATE TABLE orders (id integer PRIMARY KEY, status order_status NOT NULL DEFAULT 'new');
INSERT INTO orders VALUES (1, 'paid'), (2, 'shipped');
