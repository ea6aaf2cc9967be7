CREATE TYPE order_status AS ENUM ('new', 'paid', 'shipped');
CREATE TABLE orders (id integer PRIMARY KEY, status order_status NOT NULL DEFAULT 'new');
CREATE INDEX orders_status_idx ON orders (status) WHERE status <> 'shipped';
CREATE VIEW open_orders AS SELECT id, status FROM orders WHERE status <> 'shipped';
