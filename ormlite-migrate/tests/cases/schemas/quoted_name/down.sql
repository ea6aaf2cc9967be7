-- deletes the table "Sales Data"."Order Lines"; locks "Sales Data"."Order Lines" ACCESS EXCLUSIVE
DROP TABLE "Sales Data"."Order Lines";
DROP SCHEMA "Sales Data";
