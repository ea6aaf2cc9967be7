CREATE TABLE memberships (user_id integer NOT NULL, team_id integer NOT NULL, since date
, PRIMARY KEY (user_id)
);
INSERT INTO memberships VALUES (1, 1, '2024-01-01');
