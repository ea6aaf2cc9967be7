CREATE TABLE people (first text, last text, full_name text);
INSERT INTO people VALUES ('Ann', 'Lee', 'Ann Lee');
