-- deletes the table public."Tickets"; locks public."Tickets" ACCESS EXCLUSIVE
DROP TABLE "public"."Tickets";
DROP SEQUENCE "public"."Ticket No's";
