ALTER TABLE "public"."keys" DROP CONSTRAINT "keys_room_fkey";
ALTER TABLE "public"."rooms" ADD COLUMN "size" integer;
ALTER INDEX "public"."floors_key" RENAME TO "floors_key_old";
-- locks public.floors SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.floors with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "floors_key" ON "public"."floors" USING "btree" ("floor");
-- locks public.floors SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."floors_key_old";
ALTER INDEX "public"."rooms_floor" RENAME TO "rooms_floor_old";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "rooms_floor" ON "public"."rooms" USING "btree" ("floor");
ALTER INDEX "public"."rooms_number" RENAME TO "rooms_number_old";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_number" ON "public"."rooms" USING "btree" ("number");
ALTER INDEX "public"."rooms_size" RENAME TO "rooms_size_old";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "rooms_size" ON "public"."rooms" USING "btree" ("size");
ALTER TABLE ONLY "public"."rooms" REPLICA IDENTITY USING INDEX "rooms_number";
ALTER TABLE "public"."rooms" CLUSTER ON "rooms_floor";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."rooms_floor_old";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."rooms_number_old";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."rooms_size_old";
ALTER TABLE "public"."keys" ADD CONSTRAINT "keys_room_fkey" FOREIGN KEY ("room") REFERENCES "public"."rooms" ("number") NOT VALID;
-- locks public.keys SHARE UPDATE EXCLUSIVE; locks public.rooms ROW SHARE; reads all rows; has a transaction of its own; rows of public.keys without a row of public.rooms make it fail
ALTER TABLE "public"."keys" VALIDATE CONSTRAINT "keys_room_fkey";
