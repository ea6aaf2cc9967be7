CREATE TABLE teams (id integer PRIMARY KEY);
CREATE TABLE users (id integer PRIMARY KEY, team_id integer
, CONSTRAINT users_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams ON DELETE CASCADE
);
INSERT INTO teams VALUES (1);
INSERT INTO users VALUES (1, 1);
