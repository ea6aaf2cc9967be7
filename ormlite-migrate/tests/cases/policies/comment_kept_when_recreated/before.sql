CREATE TABLE notes (id integer PRIMARY KEY, owner name);
CREATE POLICY own_notes ON notes FOR SELECT USING (owner = CURRENT_USER);
COMMENT ON POLICY own_notes ON notes IS 'one''s own';
