CREATE TABLE "public"."a" (
    "id" integer NOT NULL,
    "other" integer
) PARTITION BY RANGE (id);
CREATE TABLE "public"."z" (
    "id" integer NOT NULL,
    "other" integer
) PARTITION BY RANGE (id);
ALTER TABLE ONLY "public"."a" ADD CONSTRAINT "a_pkey" PRIMARY KEY ("id");
CREATE TABLE "public"."z_1" (
    "id" integer NOT NULL,
    "other" integer
);
ALTER TABLE ONLY "public"."z" ADD CONSTRAINT "z_pkey" PRIMARY KEY ("id");
CREATE TABLE "public"."a_1" (
    "id" integer NOT NULL,
    "other" integer
);
ALTER TABLE "public"."a_1" ADD CONSTRAINT "a_1_pkey" PRIMARY KEY ("id");
ALTER TABLE "public"."z_1" ADD CONSTRAINT "z_1_pkey" PRIMARY KEY ("id");
ALTER TABLE ONLY "public"."a" ATTACH PARTITION "public"."a_1" FOR VALUES FROM (0) TO (10);
ALTER TABLE ONLY "public"."z" ATTACH PARTITION "public"."z_1" FOR VALUES FROM (0) TO (10);
ALTER INDEX "public"."a_pkey" ATTACH PARTITION "public"."a_1_pkey";
ALTER INDEX "public"."z_pkey" ATTACH PARTITION "public"."z_1_pkey";
ALTER TABLE "public"."a" ADD CONSTRAINT "a_z" FOREIGN KEY ("other") REFERENCES "public"."z" ("id");
ALTER TABLE "public"."a_1" ADD CONSTRAINT "a_1_z_1" FOREIGN KEY ("other") REFERENCES "public"."z_1" ("id");
ALTER TABLE "public"."kept" ADD CONSTRAINT "kept_z_fkey" FOREIGN KEY ("z") REFERENCES "public"."z" ("id") NOT VALID;
-- locks public.kept SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.kept without a row of public.z make it fail
ALTER TABLE "public"."kept" VALIDATE CONSTRAINT "kept_z_fkey";
ALTER TABLE "public"."z" ADD CONSTRAINT "z_a" FOREIGN KEY ("other") REFERENCES "public"."a" ("id");
