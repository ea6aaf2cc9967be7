CREATE TABLE b (id int PRIMARY KEY, x text); CREATE TABLE c (id int PRIMARY KEY, y text);
