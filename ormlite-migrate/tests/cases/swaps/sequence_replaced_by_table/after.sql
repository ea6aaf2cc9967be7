CREATE TABLE counter (value bigint NOT NULL);
