CREATE TYPE permission AS ENUM ('read', 'write', 'sudo');
CREATE TABLE api_keys (id integer PRIMARY KEY, permissions permission[] NOT NULL DEFAULT '{read}');
INSERT INTO api_keys VALUES (1, '{read,write}'), (2, '{}');
