CREATE TABLE pairs (a integer, b integer);
