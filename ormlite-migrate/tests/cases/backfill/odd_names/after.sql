CREATE TABLE "a 'b" ("I""d" int PRIMARY KEY, "New" text NOT NULL);
