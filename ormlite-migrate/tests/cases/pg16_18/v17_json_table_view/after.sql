CREATE TABLE orders (id integer PRIMARY KEY, data jsonb);
CREATE VIEW order_lines AS SELECT o.id, l.n, l.sku, l.qty FROM orders o, JSON_TABLE(o.data, '$.lines[*]' AS lines COLUMNS (n FOR ORDINALITY, sku text PATH '$.sku', qty integer PATH '$.qty' DEFAULT 1 ON EMPTY)) l;
