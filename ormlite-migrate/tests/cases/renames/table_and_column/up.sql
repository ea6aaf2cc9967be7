-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME TO "suites";
-- locks public.suites ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."suites" RENAME COLUMN "rate" TO "price";
-- locks public.suites ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."suites" RENAME COLUMN "id" TO "suite_id";
ALTER TABLE "public"."suites" RENAME CONSTRAINT "rooms_pkey" TO "suites_pkey";
ALTER TABLE "public"."suites" RENAME CONSTRAINT "rooms_rate_check" TO "suites_price_check";
ALTER SEQUENCE "public"."rooms_id_seq" RENAME TO "suites_suite_id_seq";
