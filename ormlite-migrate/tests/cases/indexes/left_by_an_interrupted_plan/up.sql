-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "rooms_floor" ON "public"."rooms" USING "btree" ("floor" DESC);
-- locks public.rooms SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."rooms_floor_old";
