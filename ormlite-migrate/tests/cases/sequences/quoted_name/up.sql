CREATE SEQUENCE "public"."Ticket No's" AS bigint;
CREATE TABLE "public"."Tickets" (
    "Id" bigint DEFAULT nextval('public."Ticket No''s"'::regclass) NOT NULL,
    CONSTRAINT "Tickets_pkey" PRIMARY KEY ("Id")
);
