DROP POLICY "of_open" ON "desk"."accounts";
DROP POLICY "of_stay" ON "desk"."guests";
DROP POLICY "of_guest" ON "desk"."stays";
DROP RULE "to_over" ON "desk"."plain";
DROP VIEW "desk"."open_accounts";
DROP VIEW "desk"."over";
DROP VIEW "desk"."plain";
-- deletes the table desk.accounts; locks desk.accounts ACCESS EXCLUSIVE
DROP TABLE "desk"."accounts";
-- deletes the table desk.guests; locks desk.guests ACCESS EXCLUSIVE
DROP TABLE "desk"."guests";
-- deletes the table desk.stays; locks desk.stays ACCESS EXCLUSIVE
DROP TABLE "desk"."stays";
