CREATE TABLE items (id integer PRIMARY KEY, parent_id integer);
CREATE FUNCTION depth(i items) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN CASE WHEN i.parent_id IS NULL THEN 0 ELSE 1 END; END $$;
ALTER TABLE items ADD CONSTRAINT shallow CHECK (depth(items) < 2);
