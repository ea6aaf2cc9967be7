CREATE TABLE "Users" (id integer PRIMARY KEY, "Name" text, name text);
CREATE TABLE users (id integer PRIMARY KEY, "Name" text NOT NULL, name text);
