CREATE TABLE order_statuses (code text PRIMARY KEY, sort integer NOT NULL DEFAULT 0);
CREATE TABLE orders (id integer PRIMARY KEY, status text NOT NULL DEFAULT 'new' REFERENCES order_statuses);
CREATE INDEX orders_status_idx ON orders (status) WHERE status <> 'shipped';
CREATE VIEW open_orders AS SELECT id, status FROM orders WHERE status <> 'shipped';
