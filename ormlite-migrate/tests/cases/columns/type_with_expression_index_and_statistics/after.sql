CREATE TABLE people (id integer PRIMARY KEY, first text, last text);
CREATE UNIQUE INDEX people_full_name_idx ON people ((first || ' ' || last));
CREATE STATISTICS people_stats ON (lower(first)), last FROM people;
