-- locks public.rooms SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."rooms_floor";
-- locks public.rooms SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "rooms_floor_old" ON "public"."rooms" USING "btree" ("floor");
