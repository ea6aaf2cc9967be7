CREATE TABLE rooms (a text, "B" date, c int, d int NOT NULL, PRIMARY KEY ("B", a));
