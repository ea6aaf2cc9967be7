CREATE UNLOGGED TABLE carts (id integer PRIMARY KEY);
CREATE UNLOGGED TABLE cart_lines (id integer PRIMARY KEY, cart_id integer REFERENCES carts);
