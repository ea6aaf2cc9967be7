CREATE TABLE "public"."stays" (
    "id" integer NOT NULL,
    "place" text
) PARTITION BY RANGE (id);
CREATE TABLE "public"."stays_1" (
    "id" integer NOT NULL,
    "place" text
);
CREATE TABLE "public"."stays_2" (
    "id" integer NOT NULL,
    "place" text
);
CREATE UNIQUE INDEX "stays_id_idx" ON ONLY "public"."stays" USING "btree" ("id");
CREATE UNIQUE INDEX "stays_2_id_idx" ON "public"."stays_2" USING "btree" ("id");
ALTER TABLE "public"."stays_1" ADD CONSTRAINT "stays_1_pkey" PRIMARY KEY ("id");
ALTER TABLE ONLY "public"."stays" ATTACH PARTITION "public"."stays_1" FOR VALUES FROM (0) TO (1000);
ALTER TABLE ONLY "public"."stays" ATTACH PARTITION "public"."stays_2" FOR VALUES FROM (1000) TO (2000);
ALTER INDEX "public"."stays_id_idx" ATTACH PARTITION "public"."stays_1_pkey";
ALTER INDEX "public"."stays_id_idx" ATTACH PARTITION "public"."stays_2_id_idx";
