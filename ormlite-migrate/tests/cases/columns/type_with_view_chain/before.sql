CREATE TABLE items (id integer PRIMARY KEY, qty integer);
CREATE VIEW item_quantities AS SELECT id, qty FROM items;
CREATE VIEW big_items AS SELECT id FROM item_quantities WHERE qty > 100;
COMMENT ON VIEW big_items IS 'more than 100';
INSERT INTO items VALUES (1, 5);
