CREATE TABLE "public"."measurements" (
    "city_id" integer NOT NULL,
    "at" date NOT NULL,
    "peak" integer
) PARTITION BY RANGE (at);
CREATE TABLE "public"."measurements_2024" (
    "city_id" integer NOT NULL,
    "at" date NOT NULL,
    "peak" integer
);
CREATE TABLE "public"."measurements_2025" (
    "city_id" integer NOT NULL,
    "at" date NOT NULL,
    "peak" integer
);
ALTER TABLE ONLY "public"."measurements" ATTACH PARTITION "public"."measurements_2024" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE ONLY "public"."measurements" ATTACH PARTITION "public"."measurements_2025" FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);
