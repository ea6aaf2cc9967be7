CREATE TYPE place AS (street text, city text); CREATE TABLE t (p place, CHECK ((p).city <> '')); CREATE TABLE places OF place (PRIMARY KEY (street));
