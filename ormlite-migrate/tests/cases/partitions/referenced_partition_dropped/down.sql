CREATE TABLE "public"."stays_new_2" (
    "place" text NOT NULL,
    "id" integer NOT NULL
);
CREATE TABLE "public"."stays_old" (
    "place" text NOT NULL,
    "id" integer NOT NULL
);
ALTER TABLE "public"."stays_new_2" ADD CONSTRAINT "stays_new_2_pkey" PRIMARY KEY ("place", "id");
ALTER TABLE "public"."stays_old" ADD CONSTRAINT "stays_old_pkey" PRIMARY KEY ("place", "id");
ALTER TABLE ONLY "public"."stays_new" ATTACH PARTITION "public"."stays_new_2" FOR VALUES FROM (10) TO (20);
ALTER TABLE ONLY "public"."stays" ATTACH PARTITION "public"."stays_old" FOR VALUES IN ('old');
ALTER INDEX "public"."stays_new_pkey" ATTACH PARTITION "public"."stays_new_2_pkey";
ALTER INDEX "public"."stays_pkey" ATTACH PARTITION "public"."stays_old_pkey";
