CREATE TABLE teams (tenant integer, id integer, PRIMARY KEY (tenant, id));
CREATE TABLE users (id integer PRIMARY KEY, tenant integer NOT NULL, team_id integer DEFAULT 0
, FOREIGN KEY (tenant, team_id) REFERENCES teams ON DELETE SET DEFAULT (team_id)
);
