CREATE TABLE categories (id integer PRIMARY KEY, name text NOT NULL, parent_id integer REFERENCES categories, depth integer NOT NULL DEFAULT 0, CONSTRAINT not_own_parent CHECK (parent_id <> id));
CREATE RECURSIVE VIEW category_tree (id, path) AS SELECT id, ARRAY[id] FROM categories WHERE parent_id IS NULL UNION ALL SELECT c.id, t.path || c.id FROM categories c JOIN category_tree t ON t.id = c.parent_id;
CREATE FUNCTION set_depth() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN SELECT coalesce(max(array_length(path, 1)), 0) INTO NEW.depth FROM category_tree WHERE id = NEW.parent_id; RETURN NEW; END $$;
CREATE TRIGGER categories_depth BEFORE INSERT OR UPDATE OF parent_id ON categories FOR EACH ROW EXECUTE FUNCTION set_depth();
