CREATE TABLE rooms (id int PRIMARY KEY, rate numeric, tenant text);
ALTER TABLE rooms ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON rooms USING (tenant = current_user) WITH CHECK (rate > 0);
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER touched BEFORE UPDATE OF rate, tenant ON rooms FOR EACH ROW WHEN (old.rate IS DISTINCT FROM new.rate) EXECUTE FUNCTION touched();
CREATE STATISTICS s ON tenant, rate FROM rooms;
CREATE PUBLICATION p FOR TABLE rooms (id, rate) WHERE (id > 0);
