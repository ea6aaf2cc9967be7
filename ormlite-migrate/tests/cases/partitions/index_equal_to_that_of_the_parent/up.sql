CREATE TABLE "public"."stays_1" (
    "id" integer,
    "place" text
);
CREATE INDEX "stays_1_place_idx" ON "public"."stays_1" USING "btree" ("place");
ALTER TABLE ONLY "public"."stays" ATTACH PARTITION "public"."stays_1" FOR VALUES FROM (0) TO (10);
CREATE INDEX "a_place" ON "public"."stays_1" USING "btree" ("place");
ALTER INDEX "public"."stays_place" ATTACH PARTITION "public"."stays_1_place_idx";
