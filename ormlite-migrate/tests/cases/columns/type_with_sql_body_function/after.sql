CREATE TABLE items (id integer PRIMARY KEY, price bigint);
CREATE FUNCTION total_price() RETURNS numeric LANGUAGE sql BEGIN ATOMIC SELECT sum(price)::numeric FROM items; END;
