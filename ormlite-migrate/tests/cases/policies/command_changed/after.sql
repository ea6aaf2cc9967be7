CREATE TABLE notes (id integer PRIMARY KEY, owner name);
CREATE POLICY own_notes ON notes FOR DELETE USING (owner = CURRENT_USER);
