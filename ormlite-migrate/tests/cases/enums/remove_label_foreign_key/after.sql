CREATE TYPE plan_code AS ENUM ('free', 'pro');
CREATE TABLE plans (code plan_code PRIMARY KEY, price integer);
CREATE TABLE accounts (id integer PRIMARY KEY, plan plan_code NOT NULL DEFAULT 'free' REFERENCES plans (code));
