-- locks core.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "core"."rooms" SET SCHEMA "hotel";
-- locks hotel.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "hotel"."rooms" RENAME TO "suites";
ALTER TABLE "hotel"."suites" RENAME CONSTRAINT "rooms_name_key" TO "suites_name_key";
ALTER TABLE "hotel"."suites" RENAME CONSTRAINT "rooms_pkey" TO "suites_pkey";
ALTER INDEX "hotel"."rooms_lower_idx" RENAME TO "suites_lower_idx";
ALTER SEQUENCE "hotel"."rooms_id_seq" RENAME TO "suites_id_seq";
ALTER SEQUENCE "hotel"."rooms_number_seq" RENAME TO "suites_number_seq";
