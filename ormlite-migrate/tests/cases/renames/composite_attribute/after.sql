CREATE TYPE place AS (street text, town text); CREATE TABLE t (p place, CHECK ((p).town <> '')); CREATE TABLE places OF place (PRIMARY KEY (street));
