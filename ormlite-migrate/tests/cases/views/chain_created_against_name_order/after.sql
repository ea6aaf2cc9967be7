CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE VIEW z_base AS SELECT id, name FROM users;
CREATE VIEW m_middle AS SELECT id FROM z_base;
CREATE VIEW a_top AS SELECT count(*) AS n FROM m_middle;
