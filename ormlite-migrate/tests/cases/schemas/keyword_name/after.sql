CREATE SCHEMA "user";
CREATE TABLE "user"."table" ("select" integer);
