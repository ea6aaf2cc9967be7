CREATE TABLE teams (id integer PRIMARY KEY);
CREATE TABLE users (id integer PRIMARY KEY, team_id integer UNIQUE REFERENCES teams ON DELETE SET NULL CHECK (team_id > 0));
