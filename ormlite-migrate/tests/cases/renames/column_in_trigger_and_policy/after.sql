CREATE TABLE rooms (id int PRIMARY KEY, price numeric, owner text);
ALTER TABLE rooms ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON rooms USING (owner = current_user) WITH CHECK (price > 0);
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER touched BEFORE UPDATE OF price, owner ON rooms FOR EACH ROW WHEN (old.price IS DISTINCT FROM new.price) EXECUTE FUNCTION touched();
CREATE STATISTICS s ON owner, price FROM rooms;
CREATE PUBLICATION p FOR TABLE rooms (id, price) WHERE (id > 0);
