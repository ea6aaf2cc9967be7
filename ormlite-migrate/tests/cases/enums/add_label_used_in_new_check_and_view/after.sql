CREATE TYPE order_status AS ENUM ('new', 'paid', 'refunded');
CREATE TABLE orders (id integer PRIMARY KEY, status order_status, refund numeric);
ALTER TABLE orders ADD CONSTRAINT refunded_has_amount CHECK (status <> 'refunded' OR refund IS NOT NULL);
CREATE INDEX orders_refunded_idx ON orders (id) WHERE status = 'refunded';
CREATE VIEW refunds AS SELECT id, refund FROM orders WHERE status = 'refunded';
