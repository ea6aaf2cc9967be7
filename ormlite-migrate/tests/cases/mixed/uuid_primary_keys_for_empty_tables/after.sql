CREATE TABLE carts (id uuid PRIMARY KEY DEFAULT gen_random_uuid());
CREATE TABLE cart_lines (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), cart_id uuid NOT NULL REFERENCES carts ON DELETE CASCADE);
CREATE INDEX cart_lines_cart_id_idx ON cart_lines (cart_id);
