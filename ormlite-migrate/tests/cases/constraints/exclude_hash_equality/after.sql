CREATE TABLE files (id integer PRIMARY KEY, url text);
ALTER TABLE files ADD CONSTRAINT files_url_excl EXCLUDE USING hash (url WITH =);
