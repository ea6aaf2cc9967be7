CREATE TABLE notes (id integer PRIMARY KEY, owner name);
CREATE POLICY own_notes ON notes AS RESTRICTIVE USING (owner = CURRENT_USER);
