CREATE SCHEMA ops; CREATE TABLE ops.tasks (id int PRIMARY KEY, note text);
