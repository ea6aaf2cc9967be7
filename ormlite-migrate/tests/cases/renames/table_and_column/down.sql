-- locks public.suites ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."suites" RENAME TO "rooms";
-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "suite_id" TO "id";
-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "price" TO "rate";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "suites_pkey" TO "rooms_pkey";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "suites_price_check" TO "rooms_rate_check";
ALTER SEQUENCE "public"."suites_suite_id_seq" RENAME TO "rooms_id_seq";
