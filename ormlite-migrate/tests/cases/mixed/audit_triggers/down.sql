SET check_function_bodies = off;
DROP TRIGGER "audit_row" ON "public"."accounts";
DROP TRIGGER "audit_row" ON "public"."transfers";
-- deletes the table audit.entries; locks audit.entries ACCESS EXCLUSIVE
DROP TABLE "audit"."entries";
DROP FUNCTION "audit"."record"();
DROP TYPE "audit"."action";
DROP SCHEMA "audit";
