CREATE TABLE hosts (id integer PRIMARY KEY, ip inet, name text);
CREATE INDEX hosts_ip_idx ON hosts USING gist (ip inet_ops);
