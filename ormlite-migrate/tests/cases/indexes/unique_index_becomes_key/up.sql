-- locks public.rooms SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."rooms_code";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."rooms_floor";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."rooms_number_other";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_code_key" ON "public"."rooms" USING "btree" ("code") INCLUDE ("floor") WITH ("fillfactor" = '70');
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_code_key" UNIQUE USING INDEX "rooms_code_key";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_floor" ON "public"."rooms" USING "btree" ("floor");
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_floor" UNIQUE USING INDEX "rooms_floor";
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_key" PRIMARY KEY USING INDEX "rooms_id";
ALTER TABLE "public"."rooms" ADD CONSTRAINT "rooms_number_key" UNIQUE USING INDEX "rooms_number_key";
