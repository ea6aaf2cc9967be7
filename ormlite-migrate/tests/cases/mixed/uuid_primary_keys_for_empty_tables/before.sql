CREATE TABLE carts (id bigserial PRIMARY KEY);
CREATE TABLE cart_lines (id bigserial PRIMARY KEY, cart_id bigint NOT NULL REFERENCES carts ON DELETE CASCADE);
CREATE INDEX cart_lines_cart_id_idx ON cart_lines (cart_id);
