CREATE TABLE suites (id int PRIMARY KEY, tenant text, rate numeric CHECK (rate >= 0));
ALTER TABLE suites ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON suites USING (tenant = current_user);
CREATE POLICY known ON suites FOR SELECT USING (EXISTS (SELECT FROM suites r WHERE r.id > suites.id));
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER touched BEFORE UPDATE OF rate ON suites FOR EACH ROW WHEN (old.rate IS DISTINCT FROM new.rate) EXECUTE FUNCTION touched();
CREATE INDEX ON suites (lower(tenant)) WHERE rate > 1;
CREATE STATISTICS rooms_stats ON tenant, rate FROM suites;
