-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "price" TO "rate";
DROP VIEW "public"."rates";
DROP MATERIALIZED VIEW "public"."sums";
CREATE OR REPLACE VIEW "public"."named" AS SELECT rooms.id,
    rooms.rate AS amount
   FROM public.rooms;
CREATE VIEW "public"."rates" AS SELECT rooms.id,
    rooms.rate
   FROM public.rooms;
-- reads all rows
CREATE MATERIALIZED VIEW "public"."sums" AS SELECT sum(rooms.rate) AS total
   FROM public.rooms;
