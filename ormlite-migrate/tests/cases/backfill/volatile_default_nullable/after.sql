CREATE TABLE rooms (id int PRIMARY KEY, token uuid DEFAULT gen_random_uuid());
