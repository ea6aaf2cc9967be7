CREATE TYPE address AS (street text, city varchar(80), zip char(5) COLLATE "C");
