CREATE TABLE color (name text PRIMARY KEY);
