CREATE TABLE documents (id integer PRIMARY KEY, owner text);
ALTER TABLE documents FORCE ROW LEVEL SECURITY;
