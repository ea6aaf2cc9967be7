CREATE TABLE members (id integer PRIMARY KEY, team_id bigint, login text);
CREATE TABLE notes (id integer PRIMARY KEY, team_id bigint);
CREATE POLICY team_notes ON notes USING (EXISTS (SELECT 1 FROM members m WHERE m.team_id = notes.team_id AND m.login = current_user));
