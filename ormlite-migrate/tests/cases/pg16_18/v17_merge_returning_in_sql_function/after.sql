CREATE TABLE stock (sku text PRIMARY KEY, qty integer);
CREATE FUNCTION add_stock(s text, n integer) RETURNS text LANGUAGE sql BEGIN ATOMIC MERGE INTO stock t USING (SELECT s AS sku, n AS qty) x ON t.sku = x.sku WHEN MATCHED THEN UPDATE SET qty = t.qty + x.qty WHEN NOT MATCHED THEN INSERT VALUES (x.sku, x.qty) RETURNING merge_action(); END;
