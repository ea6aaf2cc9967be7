-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME TO "suites";
ALTER TABLE "public"."suites" RENAME CONSTRAINT "rooms_number_key" TO "suites_number_key";
ALTER TABLE "public"."suites" RENAME CONSTRAINT "rooms_pkey" TO "suites_pkey";
