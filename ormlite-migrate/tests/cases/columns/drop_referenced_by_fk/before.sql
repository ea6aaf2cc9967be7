CREATE TABLE teams (id integer PRIMARY KEY, code text UNIQUE);
CREATE TABLE users (id integer PRIMARY KEY, team_code text REFERENCES teams (code));
