CREATE TABLE tracks (album integer, position integer
, CONSTRAINT tracks_position_key UNIQUE (album, position) DEFERRABLE INITIALLY IMMEDIATE
);
