-- locks public.tracks SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.tracks with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "tracks_position_key_new" ON "public"."tracks" USING "btree" ("album", "position");
ALTER TABLE "public"."tracks" DROP CONSTRAINT "tracks_position_key";
ALTER TABLE "public"."tracks" ADD CONSTRAINT "tracks_position_key" UNIQUE USING INDEX "tracks_position_key_new";
