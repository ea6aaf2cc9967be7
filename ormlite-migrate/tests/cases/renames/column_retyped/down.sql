-- locks public.rooms ACCESS EXCLUSIVE; statements that use the old name fail
ALTER TABLE "public"."rooms" RENAME COLUMN "name" TO "number";
-- locks public.rooms ACCESS EXCLUSIVE; writes all rows anew; values of public.rooms.number that the type character varying(5) cannot hold make it fail
ALTER TABLE "public"."rooms" ALTER COLUMN "number" TYPE character varying(5);
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_number_not_null_check" CHECK ("number" IS NOT NULL) NOT VALID;
-- locks public.rooms SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.rooms.number make it fail
ALTER TABLE "public"."rooms" VALIDATE CONSTRAINT "rooms_number_not_null_check";
ALTER TABLE "public"."rooms" ALTER COLUMN "number" SET NOT NULL;
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_number_not_null_check";
