CREATE TABLE rooms (id int PRIMARY KEY, code text COLLATE "C" NOT NULL CHECK (code <> ''));
