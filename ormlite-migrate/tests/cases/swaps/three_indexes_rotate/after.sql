CREATE TABLE users (id integer PRIMARY KEY, a text, b text, c text);
CREATE INDEX i1 ON users (b);
CREATE INDEX i2 ON users (c);
CREATE INDEX i3 ON users (a);
