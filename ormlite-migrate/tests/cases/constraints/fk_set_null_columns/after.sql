CREATE TABLE teams (tenant integer, id integer, PRIMARY KEY (tenant, id));
CREATE TABLE users (id integer PRIMARY KEY, tenant integer NOT NULL, team_id integer
, FOREIGN KEY (tenant, team_id) REFERENCES teams ON DELETE SET NULL (team_id)
);
