CREATE TABLE memberships (user_id integer NOT NULL, team_id integer NOT NULL, since date
, PRIMARY KEY (user_id, team_id)
);
