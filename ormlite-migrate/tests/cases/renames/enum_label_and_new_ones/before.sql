CREATE TYPE state AS ENUM ('open', 'done'); CREATE TABLE t (s state);
