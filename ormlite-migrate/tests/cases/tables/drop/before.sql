CREATE TABLE customers (id serial PRIMARY KEY, name text NOT NULL CHECK (name <> ''), email varchar(200) UNIQUE);
INSERT INTO customers (name) VALUES ('ann');
