-- locks public.suites ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."suites" RENAME TO "rooms";
ALTER TABLE "public"."rooms" RENAME CONSTRAINT "suites_pkey" TO "rooms_pkey";
ALTER SEQUENCE "public"."suites_floor_seq" RENAME TO "rooms_floor_seq";
ALTER SEQUENCE "public"."suites_id_seq" RENAME TO "rooms_id_seq";
