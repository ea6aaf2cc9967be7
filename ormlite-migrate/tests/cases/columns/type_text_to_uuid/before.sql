CREATE TABLE sessions (id text PRIMARY KEY, data text);
INSERT INTO sessions VALUES ('6ecd8c99-4036-403d-bf84-cf8400f67836', 'x');
