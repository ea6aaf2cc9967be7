ALTER TABLE "public"."slots" DROP CONSTRAINT "slots_code";
-- locks public.slots SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction; rows of public.slots with equal keys make it fail
CREATE UNIQUE INDEX CONCURRENTLY "slots_code" ON "public"."slots" USING "btree" ("code");
ALTER TABLE "public"."slots" ADD CONSTRAINT "slots_code" UNIQUE USING INDEX "slots_code";
