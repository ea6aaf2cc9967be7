CREATE TABLE notes (id integer PRIMARY KEY, owner name);
CREATE POLICY own_notes ON notes FOR SELECT USING (owner = CURRENT_USER);
