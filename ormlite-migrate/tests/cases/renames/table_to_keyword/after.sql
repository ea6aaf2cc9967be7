CREATE TABLE "user" (id int PRIMARY KEY, parent int REFERENCES "user" (id), CHECK (id > 0));
