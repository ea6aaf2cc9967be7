CREATE TABLE accounts (id integer PRIMARY KEY, balance numeric(12,2) NOT NULL DEFAULT 0);
CREATE TABLE transfers (id integer PRIMARY KEY, amount numeric(12,2));
CREATE SCHEMA audit;
CREATE TYPE audit.action AS ENUM ('INSERT', 'UPDATE', 'DELETE');
CREATE TABLE audit.entries (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(), table_name text NOT NULL, action audit.action NOT NULL, old_row jsonb, new_row jsonb);
CREATE FUNCTION audit.record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$ BEGIN INSERT INTO audit.entries (table_name, action, old_row, new_row) VALUES (TG_TABLE_NAME, TG_OP::audit.action, to_jsonb(OLD), to_jsonb(NEW)); RETURN NULL; END $$;
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION audit.record();
CREATE TRIGGER audit_row AFTER INSERT OR DELETE OR UPDATE ON transfers FOR EACH ROW EXECUTE FUNCTION audit.record();
