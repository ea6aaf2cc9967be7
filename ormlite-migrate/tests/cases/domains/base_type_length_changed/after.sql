CREATE DOMAIN short_name AS varchar(40) NOT NULL;
CREATE TABLE teams (id integer PRIMARY KEY, name short_name);
CREATE VIEW team_names AS SELECT name FROM teams;
