ALTER TABLE "public"."visits" DETACH PARTITION "public"."stays_1";
-- deletes the table public.visits; locks public.visits ACCESS EXCLUSIVE
DROP TABLE "public"."visits";
CREATE TABLE "public"."stays" (
    "id" integer,
    "place" text
) PARTITION BY RANGE (id);
CREATE UNIQUE INDEX "stays_key" ON ONLY "public"."stays" USING "btree" ("id", "place");
CREATE INDEX "stays_place" ON ONLY "public"."stays" USING "btree" ("place");
-- locks public.stays_1 ACCESS EXCLUSIVE; reads all rows; rows of public.stays_1 outside of the bound make it fail
ALTER TABLE ONLY "public"."stays" ATTACH PARTITION "public"."stays_1" FOR VALUES FROM (0) TO (10);
ALTER INDEX "public"."stays_key" ATTACH PARTITION "public"."stays_1_id_place_idx";
ALTER INDEX "public"."stays_place" ATTACH PARTITION "public"."stays_1_place_idx";
