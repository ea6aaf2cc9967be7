CREATE TABLE teams (tenant integer, id integer, PRIMARY KEY (tenant, id));
CREATE TABLE users (id integer PRIMARY KEY, tenant integer, team_id integer);
ALTER TABLE users ADD CONSTRAINT users_team_fk FOREIGN KEY (team_id, tenant) REFERENCES teams (id, tenant);
