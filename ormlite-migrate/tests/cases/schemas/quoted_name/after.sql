CREATE SCHEMA "Sales Data";
CREATE TABLE "Sales Data"."Order Lines" ("Order Id" integer PRIMARY KEY);
