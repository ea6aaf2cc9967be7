CREATE TABLE "a 'b" ("I""d" int PRIMARY KEY);
INSERT INTO "a 'b" SELECT n FROM generate_series(1, 10) n;
