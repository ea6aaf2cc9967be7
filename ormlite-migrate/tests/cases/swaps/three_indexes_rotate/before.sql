CREATE TABLE users (id integer PRIMARY KEY, a text, b text, c text);
CREATE INDEX i1 ON users (a);
CREATE INDEX i2 ON users (b);
CREATE INDEX i3 ON users (c);
