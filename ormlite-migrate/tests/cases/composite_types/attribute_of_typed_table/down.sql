-- deletes the attribute rooms of "public"."place"; locks public.hotels ACCESS EXCLUSIVE
ALTER TYPE "public"."place" DROP ATTRIBUTE "rooms" CASCADE;
-- deletes the attribute note of "public"."place"; locks public.hotels ACCESS EXCLUSIVE
ALTER TYPE "public"."place" DROP ATTRIBUTE "note" CASCADE;
ALTER TYPE "public"."place" ADD ATTRIBUTE "stars" smallint CASCADE;
ALTER TABLE ONLY "public"."hotels" ALTER COLUMN "stars" SET DEFAULT 3;
ALTER TABLE "public"."hotels" ADD CONSTRAINT "hotels_stars_not_null_check" CHECK ("stars" IS NOT NULL) NOT VALID;
-- locks public.hotels SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.hotels.stars make it fail
ALTER TABLE "public"."hotels" VALIDATE CONSTRAINT "hotels_stars_not_null_check";
ALTER TABLE "public"."hotels" ALTER COLUMN "stars" SET NOT NULL;
ALTER TABLE "public"."hotels" DROP CONSTRAINT "hotels_stars_not_null_check";
