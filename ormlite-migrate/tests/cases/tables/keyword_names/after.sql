CREATE TABLE "order" ("user" integer PRIMARY KEY, "check" integer DEFAULT 1 CHECK ("check" > 0), "default" text, "primary" boolean);
CREATE INDEX "index" ON "order" ("default");
CREATE VIEW "group" AS SELECT "user", "check" AS "table" FROM "order";
