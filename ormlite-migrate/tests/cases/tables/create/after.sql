CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, email varchar(200) UNIQUE, created_at timestamptz NOT NULL DEFAULT now());
