CREATE TABLE notes (id integer PRIMARY KEY, owner name);
CREATE TABLE files (id integer PRIMARY KEY, owner name);
CREATE TABLE links (id integer PRIMARY KEY, owner name);
CREATE POLICY own ON notes USING (owner = CURRENT_USER);
