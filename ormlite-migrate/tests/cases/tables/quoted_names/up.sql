ALTER TABLE "public"."Order ""Details"" %" ADD COLUMN "a.b" integer;
ALTER TABLE "public"."Order ""Details"" %" ADD COLUMN "it's a 'name'" text DEFAULT 'it''s'::text;
ALTER TABLE "public"."Order ""Details"" %" ADD COLUMN "select" integer;
ALTER TABLE "public"."Order ""Details"" %" ADD CONSTRAINT "Order ""Details"" %_a.b_check" CHECK ("a.b" > 0) NOT VALID;
-- locks public."Order ""Details"" %" SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public."Order ""Details"" %" that do not meet it make it fail
ALTER TABLE "public"."Order ""Details"" %" VALIDATE CONSTRAINT "Order ""Details"" %_a.b_check";
