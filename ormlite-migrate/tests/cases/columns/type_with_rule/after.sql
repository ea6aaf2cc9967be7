CREATE TABLE items (id integer PRIMARY KEY, price bigint);
CREATE TABLE item_log (item_id integer, old_price bigint);
CREATE RULE log_items AS ON UPDATE TO items WHERE OLD.price <> NEW.price DO ALSO INSERT INTO item_log VALUES (OLD.id, OLD.price);
