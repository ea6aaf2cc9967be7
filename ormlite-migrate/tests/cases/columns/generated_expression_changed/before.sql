CREATE TABLE people (first text, last text, full_name text GENERATED ALWAYS AS (first || ' ' || last) STORED);
CREATE INDEX people_full_name_idx ON people (full_name);
CREATE VIEW people_list AS SELECT full_name FROM people;
COMMENT ON COLUMN people.full_name IS 'for lists';
INSERT INTO people VALUES ('Ann', 'Lee');
