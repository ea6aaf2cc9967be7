-- deletes the attribute stars of "public"."place"; locks public.hotels ACCESS EXCLUSIVE
ALTER TYPE "public"."place" DROP ATTRIBUTE "stars" CASCADE;
ALTER TYPE "public"."place" ADD ATTRIBUTE "rooms" integer CASCADE;
ALTER TYPE "public"."place" ADD ATTRIBUTE "note" text CASCADE;
ALTER TABLE ONLY "public"."hotels" ALTER COLUMN "note" SET STATISTICS 50;
COMMENT ON COLUMN "public"."hotels"."note" IS 'for the desk';
GRANT SELECT ("note") ON TABLE "public"."hotels" TO "app_reader";
ALTER TABLE ONLY "public"."hotels" ALTER COLUMN "rooms" SET DEFAULT 12;
ALTER TABLE "public"."hotels" ADD CONSTRAINT "hotels_rooms_not_null_check" CHECK ("rooms" IS NOT NULL) NOT VALID;
-- locks public.hotels SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.hotels.rooms make it fail
ALTER TABLE "public"."hotels" VALIDATE CONSTRAINT "hotels_rooms_not_null_check";
ALTER TABLE "public"."hotels" ALTER COLUMN "rooms" SET NOT NULL;
ALTER TABLE "public"."hotels" DROP CONSTRAINT "hotels_rooms_not_null_check";
