ALTER TABLE "public"."keys" DROP CONSTRAINT "keys_room_fkey";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_number_new" ON "public"."rooms" USING "btree" ("hotel", "number");
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_number";
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_number" UNIQUE USING INDEX "rooms_number_new" DEFERRABLE;
COMMENT ON CONSTRAINT "rooms_number" ON "public"."rooms" IS 'by hotel';
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_pkey_new" ON "public"."rooms" USING "btree" ("hotel", "id");
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_pkey";
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_pkey" PRIMARY KEY USING INDEX "rooms_pkey_new";
