CREATE TABLE guests (id serial PRIMARY KEY);
CREATE TABLE staff (id integer DEFAULT nextval('guests_id_seq') PRIMARY KEY);
CREATE TABLE visitors (id integer DEFAULT nextval('guests_id_seq') PRIMARY KEY);
CREATE TABLE rooms (id integer PRIMARY KEY, number serial);
CREATE TABLE suites (id integer DEFAULT nextval('rooms_number_seq') PRIMARY KEY);
