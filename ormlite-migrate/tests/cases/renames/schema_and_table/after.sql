CREATE SCHEMA work; CREATE TABLE work.jobs (id int PRIMARY KEY, remark text);
