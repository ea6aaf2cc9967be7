SET check_function_bodies = off;
CREATE SCHEMA IF NOT EXISTS "shop";
CREATE DOMAIN "shop"."code" AS text;
ALTER DOMAIN "shop"."code" ADD CONSTRAINT "code_check" CHECK (VALUE <> ''::text);
CREATE TYPE "shop"."state" AS ENUM ('a', 'b');
CREATE SEQUENCE "shop"."items_id_seq" AS integer;
CREATE OR REPLACE FUNCTION shop.noop()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN NEW; END $function$;
CREATE TABLE "shop"."items" (
    "id" integer DEFAULT nextval('shop.items_id_seq'::regclass) NOT NULL,
    "code" shop.code,
    "state" shop.state DEFAULT 'a'::shop.state,
    CONSTRAINT "items_code_key" UNIQUE ("code"),
    CONSTRAINT "items_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "shop"."stock" (
    "item_id" integer,
    "qty" integer
) PARTITION BY HASH (item_id);
CREATE TABLE "shop"."stock_0" (
    "item_id" integer,
    "qty" integer
);
ALTER TABLE ONLY "shop"."stock" ATTACH PARTITION "shop"."stock_0" FOR VALUES WITH (modulus 1, remainder 0);
ALTER TABLE "shop"."stock" ADD CONSTRAINT "stock_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "shop"."items" ("id");
CREATE VIEW "shop"."totals" AS SELECT i.code,
    sum(s.qty) AS qty
   FROM (shop.items i
     JOIN shop.stock s ON ((s.item_id = i.id)))
  GROUP BY i.id;
CREATE MATERIALIZED VIEW "shop"."cache" AS SELECT totals.code,
    totals.qty
   FROM shop.totals;
CREATE TRIGGER noop BEFORE UPDATE ON shop.items FOR EACH ROW EXECUTE FUNCTION shop.noop();
ALTER SEQUENCE "shop"."items_id_seq" OWNED BY "shop"."items"."id";
