CREATE TYPE plan_code AS ENUM ('free', 'pro', 'legacy');
CREATE TABLE plans (code plan_code PRIMARY KEY, price integer);
CREATE TABLE accounts (id integer PRIMARY KEY, plan plan_code NOT NULL DEFAULT 'free' REFERENCES plans (code));
INSERT INTO plans VALUES ('free', 0), ('pro', 10);
INSERT INTO accounts VALUES (1, 'pro');
