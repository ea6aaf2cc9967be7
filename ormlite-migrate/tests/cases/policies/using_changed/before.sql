CREATE TABLE notes (id integer PRIMARY KEY, owner name, public boolean);
CREATE POLICY own_notes ON notes USING (owner = CURRENT_USER);
