CREATE TABLE rooms (id int PRIMARY KEY, tenant text, rate numeric CHECK (rate >= 0));
ALTER TABLE rooms ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON rooms USING (tenant = current_user);
CREATE POLICY known ON rooms FOR SELECT USING (EXISTS (SELECT FROM rooms r WHERE r.id > rooms.id));
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER touched BEFORE UPDATE OF rate ON rooms FOR EACH ROW WHEN (old.rate IS DISTINCT FROM new.rate) EXECUTE FUNCTION touched();
CREATE INDEX ON rooms (lower(tenant)) WHERE rate > 1;
CREATE STATISTICS rooms_stats ON tenant, rate FROM rooms;
