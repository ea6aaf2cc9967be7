CREATE TABLE stock (sku text PRIMARY KEY, qty integer);
CREATE FUNCTION take(s text, n integer) RETURNS TABLE (was integer, is_now integer) LANGUAGE sql BEGIN ATOMIC UPDATE stock SET qty = qty - n WHERE sku = s RETURNING old.qty, new.qty; END;
