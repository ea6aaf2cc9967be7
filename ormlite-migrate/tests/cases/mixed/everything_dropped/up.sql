SET check_function_bodies = off;
DROP MATERIALIZED VIEW "shop"."cache";
DROP VIEW "shop"."totals";
ALTER TABLE "shop"."stock" DROP CONSTRAINT "stock_item_id_fkey";
-- deletes the table shop.stock_0; locks shop.stock_0 ACCESS EXCLUSIVE; locks shop.stock ACCESS EXCLUSIVE
DROP TABLE "shop"."stock_0";
-- deletes the table shop.items; locks shop.items ACCESS EXCLUSIVE
DROP TABLE "shop"."items";
-- deletes the table shop.stock; locks shop.stock ACCESS EXCLUSIVE
DROP TABLE "shop"."stock";
DROP FUNCTION "shop"."noop"();
DROP DOMAIN "shop"."code";
DROP TYPE "shop"."state";
DROP SCHEMA "shop";
