-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "number" TO "no";
ALTER SEQUENCE "public"."rooms_number_seq" RENAME TO "rooms_no_seq";
