CREATE TABLE core.not_distinct_target (a integer, b integer, PRIMARY KEY (a, b));
CREATE UNIQUE INDEX unlogged_nulls ON core.unlogged (b) NULLS NOT DISTINCT;
CREATE TABLE core.not_distinct (
    a integer,
    b integer,
    CONSTRAINT not_distinct_key UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b),
    CONSTRAINT set_null FOREIGN KEY (a, b) REFERENCES core.not_distinct_target (a, b)
        ON DELETE SET NULL (b)
);
CREATE UNLOGGED SEQUENCE core.unlogged_sequence;
CREATE VIEW core.invoked WITH (security_invoker = true) AS SELECT 1 AS one;
CREATE PUBLICATION torture_filtered FOR TABLE core.guests (id, floor) WHERE (floor > 3);
CREATE PUBLICATION torture_schemas FOR TABLE core.rooms WHERE (id > 3), TABLES IN SCHEMA archive;
