CREATE TABLE tracks (album integer, position integer
, UNIQUE (album, position) DEFERRABLE
);
