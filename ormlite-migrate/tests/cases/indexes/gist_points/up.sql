-- locks public.shops SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "shops_location_idx" ON "public"."shops" USING "gist" ("location");
