ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_code_key";
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_floor";
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_key";
ALTER TABLE "public"."rooms" DROP CONSTRAINT "rooms_number_key";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_code" ON "public"."rooms" USING "btree" ("code") INCLUDE ("floor") WITH ("fillfactor" = '70');
COMMENT ON INDEX "public"."rooms_code" IS 'by code';
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_floor" ON "public"."rooms" USING "btree" ("floor" DESC);
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_id" ON "public"."rooms" USING "btree" ("id");
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_number_key" ON "public"."rooms" USING "btree" ("number");
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.rooms with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "rooms_number_other" ON "public"."rooms" USING "btree" ("number");
