CREATE SCHEMA IF NOT EXISTS "user";
CREATE TABLE "user"."table" (
    "select" integer
);
