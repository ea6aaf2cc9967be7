CREATE EXTENSION btree_gist;
CREATE TABLE prices (item integer NOT NULL, valid daterange NOT NULL, price numeric);
