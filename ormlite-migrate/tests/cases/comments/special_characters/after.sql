CREATE TABLE users (id integer PRIMARY KEY);
COMMENT ON TABLE users IS E'quote '' double " dollar $$ percent % back \\ slash\nnew line\ttab — ünïcode 🐘 ;';
