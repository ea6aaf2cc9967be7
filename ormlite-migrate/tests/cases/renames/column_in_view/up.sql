-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "rate" TO "price";
DROP VIEW "public"."rates";
DROP MATERIALIZED VIEW "public"."sums";
CREATE OR REPLACE VIEW "public"."named" AS SELECT rooms.id,
    rooms.price AS amount
   FROM public.rooms;
CREATE VIEW "public"."rates" AS SELECT rooms.id,
    rooms.price
   FROM public.rooms;
-- reads all rows
CREATE MATERIALIZED VIEW "public"."sums" AS SELECT sum(rooms.price) AS total
   FROM public.rooms;
