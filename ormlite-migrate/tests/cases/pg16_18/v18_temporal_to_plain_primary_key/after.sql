CREATE EXTENSION btree_gist;
CREATE TABLE items (id integer, valid daterange
, CONSTRAINT items_pkey PRIMARY KEY (id, valid WITHOUT OVERLAPS)
);
