-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME TO "suites";
ALTER TABLE "public"."suites" RENAME CONSTRAINT "rooms_pkey" TO "suites_pkey";
ALTER SEQUENCE "public"."rooms_floor_seq" RENAME TO "suites_floor_seq";
ALTER SEQUENCE "public"."rooms_id_seq" RENAME TO "suites_id_seq";
