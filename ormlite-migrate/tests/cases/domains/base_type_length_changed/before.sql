CREATE DOMAIN short_name AS varchar(20) NOT NULL;
CREATE TABLE teams (id integer PRIMARY KEY, name short_name);
CREATE VIEW team_names AS SELECT name FROM teams;
INSERT INTO teams VALUES (1, 'reds');
