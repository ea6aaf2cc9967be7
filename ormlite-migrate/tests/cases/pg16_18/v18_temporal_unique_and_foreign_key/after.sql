CREATE EXTENSION btree_gist;
CREATE TABLE items (id integer, valid daterange, CONSTRAINT items_pkey PRIMARY KEY (id, valid WITHOUT OVERLAPS));
CREATE TABLE prices (item integer NOT NULL, valid daterange NOT NULL, price numeric);
ALTER TABLE prices ADD CONSTRAINT prices_once UNIQUE (item, valid WITHOUT OVERLAPS);
ALTER TABLE prices ADD CONSTRAINT prices_item_fk FOREIGN KEY (item, PERIOD valid) REFERENCES items (id, PERIOD valid);
