CREATE TABLE stays (id integer PRIMARY KEY, starts date, ends date
, CONSTRAINT no_overlap EXCLUDE USING gist (daterange(starts, ends, '[]'::text) WITH &&, daterange(starts, ends) WITH -|-)
);
