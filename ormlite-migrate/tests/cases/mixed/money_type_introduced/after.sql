CREATE DOMAIN amount AS numeric(14,2) CONSTRAINT amount_not_negative CHECK (VALUE >= 0);
CREATE TYPE currency AS ENUM ('EUR', 'USD');
CREATE TABLE orders (id integer PRIMARY KEY, total amount NOT NULL DEFAULT 0, currency currency NOT NULL DEFAULT 'EUR');
CREATE VIEW order_totals AS SELECT sum(total) AS total, currency FROM orders GROUP BY currency;
