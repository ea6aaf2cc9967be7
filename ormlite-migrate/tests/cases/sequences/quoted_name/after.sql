CREATE SEQUENCE "Ticket No's";
CREATE TABLE "Tickets" ("Id" bigint PRIMARY KEY DEFAULT nextval('"Ticket No''s"'));
