ALTER TABLE "public"."stays" DETACH PARTITION "public"."stays_1";
-- deletes the table public.stays; locks public.stays ACCESS EXCLUSIVE
DROP TABLE "public"."stays";
CREATE TABLE "public"."visits" (
    "id" integer,
    "place" text
) PARTITION BY RANGE (id);
CREATE INDEX "stays_place" ON ONLY "public"."visits" USING "btree" ("place");
CREATE UNIQUE INDEX "visits_key" ON ONLY "public"."visits" USING "btree" ("id", "place");
-- locks public.stays_1 ACCESS EXCLUSIVE; reads all rows; rows of public.stays_1 outside of the bound make it fail
ALTER TABLE ONLY "public"."visits" ATTACH PARTITION "public"."stays_1" FOR VALUES FROM (0) TO (10);
ALTER INDEX "public"."visits_key" ATTACH PARTITION "public"."stays_1_id_place_idx";
ALTER INDEX "public"."stays_place" ATTACH PARTITION "public"."stays_1_place_idx";
