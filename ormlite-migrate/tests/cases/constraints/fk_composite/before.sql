CREATE TABLE teams (tenant integer, id integer, PRIMARY KEY (tenant, id));
CREATE TABLE users (id integer PRIMARY KEY, tenant integer, team_id integer);
