-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_number_new" ON "public"."rooms" USING "btree" ("number");
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_number";
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_number" UNIQUE USING INDEX "rooms_number_new";
COMMENT ON CONSTRAINT "rooms_number" ON "public"."rooms" IS 'by number';
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_pkey_new" ON "public"."rooms" USING "btree" ("id");
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_pkey";
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_pkey" PRIMARY KEY USING INDEX "rooms_pkey_new";
ALTER TABLE "public"."keys" ADD CONSTRAINT "keys_room_fkey" FOREIGN KEY ("room") REFERENCES "public"."rooms" ("id") NOT VALID;
-- locks public.keys SHARE UPDATE EXCLUSIVE; locks public.rooms ROW SHARE; reads all rows; has a transaction of its own; rows of public.keys without a row of public.rooms make it fail
ALTER TABLE "public"."keys" VALIDATE CONSTRAINT "keys_room_fkey";
