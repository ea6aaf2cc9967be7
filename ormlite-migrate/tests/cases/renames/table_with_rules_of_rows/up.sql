-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME TO "suites";
ALTER TABLE "public"."suites" RENAME CONSTRAINT "rooms_pkey" TO "suites_pkey";
ALTER TABLE "public"."suites" RENAME CONSTRAINT "rooms_rate_check" TO "suites_rate_check";
ALTER INDEX "public"."rooms_lower_idx" RENAME TO "suites_lower_idx";
