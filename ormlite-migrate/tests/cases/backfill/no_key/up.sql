ALTER TABLE "public"."rooms" ADD COLUMN "code" text;
-- locks public.rooms ROW EXCLUSIVE; reads all rows; has a transaction of its own; public.rooms has no primary key to write its rows in batches: one statement locks all of them
UPDATE "public"."rooms" SET "code" = 'x' WHERE "code" IS NULL;
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_code_not_null_check" CHECK ("code" IS NOT NULL) NOT VALID;
-- locks public.rooms SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.rooms.code make it fail
ALTER TABLE "public"."rooms" VALIDATE CONSTRAINT "rooms_code_not_null_check";
ALTER TABLE "public"."rooms" ALTER COLUMN "code" SET NOT NULL;
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_code_not_null_check";
