CREATE TABLE notes (id integer PRIMARY KEY, body text, owner text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER notes_owner BEFORE UPDATE OF owner ON notes FOR EACH ROW EXECUTE FUNCTION touch();
CREATE POLICY own_notes ON notes USING (owner = current_user);
