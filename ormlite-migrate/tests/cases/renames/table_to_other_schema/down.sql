-- locks hotel.suites ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "hotel"."suites" SET SCHEMA "core";
-- locks core.suites ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "core"."suites" RENAME TO "rooms";
ALTER TABLE "core"."rooms" RENAME CONSTRAINT "suites_name_key" TO "rooms_name_key";
ALTER TABLE "core"."rooms" RENAME CONSTRAINT "suites_pkey" TO "rooms_pkey";
ALTER INDEX "core"."suites_lower_idx" RENAME TO "rooms_lower_idx";
ALTER SEQUENCE "core"."suites_id_seq" RENAME TO "rooms_id_seq";
ALTER SEQUENCE "core"."suites_number_seq" RENAME TO "rooms_number_seq";
