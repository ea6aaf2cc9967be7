-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "no" TO "number";
ALTER SEQUENCE "public"."rooms_no_seq" RENAME TO "rooms_number_seq";
