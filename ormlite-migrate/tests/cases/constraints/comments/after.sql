CREATE TABLE teams (id integer CONSTRAINT teams_pk PRIMARY KEY, size integer CONSTRAINT size_ok CHECK (size > 0));
CREATE TABLE users (id integer PRIMARY KEY, team_id integer CONSTRAINT users_team_fk REFERENCES teams);
COMMENT ON CONSTRAINT teams_pk ON teams IS 'the key';
COMMENT ON CONSTRAINT size_ok ON teams IS 'no empty teams';
COMMENT ON CONSTRAINT users_team_fk ON users IS 'one team only';
