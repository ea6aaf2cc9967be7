CREATE TABLE people (id integer PRIMARY KEY, first varchar(20), last varchar(20));
CREATE UNIQUE INDEX people_full_name_idx ON people ((first || ' ' || last));
CREATE STATISTICS people_stats ON (lower(first)), last FROM people;
INSERT INTO people VALUES (1, 'Ann', 'Lee');
