CREATE TABLE users (email text, name text);
