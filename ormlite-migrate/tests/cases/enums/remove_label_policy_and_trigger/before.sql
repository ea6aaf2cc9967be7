CREATE TYPE visibility AS ENUM ('private', 'team', 'public');
CREATE TABLE documents (id integer PRIMARY KEY, visibility visibility NOT NULL DEFAULT 'private');
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY public_documents ON documents FOR SELECT USING (visibility = 'public');
CREATE FUNCTION note_publish() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER documents_published BEFORE UPDATE OF visibility ON documents FOR EACH ROW WHEN (NEW.visibility = 'public') EXECUTE FUNCTION note_publish();
INSERT INTO documents VALUES (1, 'public');
