CREATE TABLE teams (id integer PRIMARY KEY);
CREATE TABLE users (id integer PRIMARY KEY, team_id integer
, CONSTRAINT fk_users_teams FOREIGN KEY (team_id) REFERENCES teams
);
