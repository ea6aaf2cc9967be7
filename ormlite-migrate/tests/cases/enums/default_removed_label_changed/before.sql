CREATE TYPE state AS ENUM ('pending', 'active', 'gone');
CREATE TABLE accounts (id integer PRIMARY KEY, state state NOT NULL DEFAULT 'pending');
INSERT INTO accounts VALUES (1, 'active'), (2, 'gone');
