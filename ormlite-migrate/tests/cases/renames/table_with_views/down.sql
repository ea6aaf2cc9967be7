-- locks public.suites ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."suites" RENAME TO "rooms";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "suites_pkey" TO "rooms_pkey";
