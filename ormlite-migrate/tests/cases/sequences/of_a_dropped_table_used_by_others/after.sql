CREATE SEQUENCE staff_id_seq AS integer;
CREATE TABLE staff (id integer DEFAULT nextval('staff_id_seq') PRIMARY KEY);
CREATE TABLE rooms (id integer PRIMARY KEY);
CREATE TABLE suites (id integer PRIMARY KEY);
