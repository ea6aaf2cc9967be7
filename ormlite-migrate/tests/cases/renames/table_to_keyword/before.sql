CREATE TABLE users (id int PRIMARY KEY, parent int REFERENCES users (id), CHECK (id > 0));
