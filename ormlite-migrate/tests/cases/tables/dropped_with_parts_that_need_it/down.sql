CREATE TABLE "desk"."accounts" (
    "id" integer NOT NULL,
    "is_open" boolean NOT NULL,
    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "desk"."guests" (
    "id" integer NOT NULL,
    "stay" integer,
    CONSTRAINT "guests_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "desk"."stays" (
    "id" integer NOT NULL,
    "guest" integer,
    CONSTRAINT "stays_pkey" PRIMARY KEY ("id")
);
CREATE VIEW "desk"."open_accounts" AS SELECT accounts.id
   FROM desk.accounts
  WHERE accounts.is_open;
CREATE VIEW "desk"."plain" AS SELECT guests.id
   FROM desk.guests;
CREATE VIEW "desk"."over" AS SELECT plain.id
   FROM desk.plain;
CREATE RULE to_over AS
    ON INSERT TO desk.plain DO INSTEAD  DELETE FROM desk.over
  WHERE (over.id = new.id);
CREATE POLICY "of_open" ON "desk"."accounts" USING (id IN ( SELECT open_accounts.id
   FROM desk.open_accounts));
CREATE POLICY "of_stay" ON "desk"."guests" USING (EXISTS ( SELECT
   FROM desk.stays s
  WHERE (s.guest = guests.id)));
CREATE POLICY "of_guest" ON "desk"."stays" USING (EXISTS ( SELECT
   FROM desk.guests g
  WHERE (g.stay = stays.id)));
