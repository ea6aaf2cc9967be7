CREATE TABLE users (id integer PRIMARY KEY, age integer
, CONSTRAINT c1 CHECK (age > 0), CONSTRAINT c2 CHECK (age < 150)
);
