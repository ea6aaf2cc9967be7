CREATE TABLE teams (id integer CONSTRAINT teams_pk PRIMARY KEY, size integer CONSTRAINT size_ok CHECK (size > 0));
CREATE TABLE users (id integer PRIMARY KEY, team_id integer CONSTRAINT users_team_fk REFERENCES teams);
