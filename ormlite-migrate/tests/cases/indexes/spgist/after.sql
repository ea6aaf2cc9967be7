CREATE TABLE hosts (id integer PRIMARY KEY, ip inet, name text);
CREATE INDEX hosts_ip_idx ON hosts USING spgist (ip);
CREATE INDEX hosts_name_idx ON hosts USING spgist (name);
