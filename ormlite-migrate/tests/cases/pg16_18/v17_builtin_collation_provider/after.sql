CREATE COLLATION fast_utf8 (provider = builtin, locale = 'C.UTF-8');
CREATE TABLE users (id integer PRIMARY KEY, name text COLLATE fast_utf8);
