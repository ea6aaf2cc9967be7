CREATE TYPE state AS ENUM ('active', 'gone');
CREATE TABLE accounts (id integer PRIMARY KEY, state state NOT NULL DEFAULT 'active');
