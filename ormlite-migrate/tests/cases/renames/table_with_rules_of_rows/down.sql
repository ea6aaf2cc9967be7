-- locks public.suites ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."suites" RENAME TO "rooms";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "suites_pkey" TO "rooms_pkey";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "suites_rate_check" TO "rooms_rate_check";
ALTER INDEX "public"."suites_lower_idx" RENAME TO "rooms_lower_idx";
