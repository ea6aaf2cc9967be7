CREATE TYPE permission AS ENUM ('read', 'write');
CREATE TABLE api_keys (id integer PRIMARY KEY, permissions permission[] NOT NULL DEFAULT '{read}');
