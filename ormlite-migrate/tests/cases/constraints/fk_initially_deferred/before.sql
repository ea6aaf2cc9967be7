CREATE TABLE teams (id integer PRIMARY KEY);
CREATE TABLE users (id integer PRIMARY KEY, team_id integer
, FOREIGN KEY (team_id) REFERENCES teams DEFERRABLE INITIALLY IMMEDIATE
);
