CREATE TABLE items (id integer PRIMARY KEY, price numeric);
CREATE FUNCTION log_price() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER items_price_changed AFTER UPDATE OF price ON items FOR EACH ROW WHEN (OLD.price IS DISTINCT FROM NEW.price) EXECUTE FUNCTION log_price();
ALTER TABLE items DISABLE TRIGGER items_price_changed;
