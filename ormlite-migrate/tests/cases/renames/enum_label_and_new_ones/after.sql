CREATE TYPE status AS ENUM ('new', 'open', 'closed'); CREATE TABLE t (s status);
