-- deletes the table public.names; locks public.names ACCESS EXCLUSIVE
DROP TABLE "public"."names";
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "names" ON "public"."users" USING "btree" ("name");
