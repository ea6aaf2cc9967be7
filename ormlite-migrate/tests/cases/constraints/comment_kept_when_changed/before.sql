CREATE TABLE teams (id integer PRIMARY KEY, size integer
, CONSTRAINT size_ok CHECK (size > 0)
);
COMMENT ON CONSTRAINT size_ok ON teams IS 'no small teams';
