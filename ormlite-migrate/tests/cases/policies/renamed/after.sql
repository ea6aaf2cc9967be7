CREATE TABLE notes (id integer PRIMARY KEY, owner name);
CREATE POLICY "Only one's own notes" ON notes USING (owner = CURRENT_USER);
