DROP SERVER remote;
CREATE SERVER remote VERSION '2.0' FOREIGN DATA WRAPPER dummy OPTIONS (host 'b', dbname 'x');
