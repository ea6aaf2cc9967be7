DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_reader') THEN
    CREATE ROLE app_reader;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
CREATE TABLE items (id integer PRIMARY KEY, name varchar(20));
CREATE VIEW item_names AS SELECT id, name FROM items;
COMMENT ON COLUMN item_names.name IS 'as shown';
ALTER VIEW item_names ALTER COLUMN name SET DEFAULT 'unnamed';
GRANT SELECT ON item_names TO app_reader;
CREATE RULE item_names_insert AS ON INSERT TO item_names DO INSTEAD INSERT INTO items VALUES (NEW.id, NEW.name);
