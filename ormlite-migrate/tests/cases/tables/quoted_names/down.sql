ALTER TABLE "public"."Order ""Details"" %" DROP CONSTRAINT "Order ""Details"" %_a.b_check";
-- deletes the column public."Order ""Details"" %".a.b; locks public."Order ""Details"" %" ACCESS EXCLUSIVE
ALTER TABLE "public"."Order ""Details"" %" DROP COLUMN "a.b";
-- deletes the column public."Order ""Details"" %".it's a 'name'; locks public."Order ""Details"" %" ACCESS EXCLUSIVE
ALTER TABLE "public"."Order ""Details"" %" DROP COLUMN "it's a 'name'";
-- deletes the column public."Order ""Details"" %".select; locks public."Order ""Details"" %" ACCESS EXCLUSIVE
ALTER TABLE "public"."Order ""Details"" %" DROP COLUMN "select";
