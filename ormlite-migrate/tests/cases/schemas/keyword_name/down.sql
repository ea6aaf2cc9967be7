-- deletes the table user.table; locks user.table ACCESS EXCLUSIVE
DROP TABLE "user"."table";
DROP SCHEMA "user";
