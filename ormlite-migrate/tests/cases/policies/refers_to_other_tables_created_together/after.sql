CREATE TABLE a_notes (id integer PRIMARY KEY, team_id integer);
CREATE TABLE z_members (team_id integer, login name);
ALTER TABLE a_notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY team_notes ON a_notes USING (team_id IN (SELECT m.team_id FROM z_members m WHERE m.login = CURRENT_USER));
