CREATE TABLE "public"."people" (
    "first" text,
    "last" text,
    "at" timestamp with time zone
) PARTITION BY RANGE (lower(last) COLLATE "C" text_pattern_ops, first COLLATE "C");
CREATE TABLE "public"."people_a_m" (
    "first" text,
    "last" text,
    "at" timestamp with time zone
);
ALTER TABLE ONLY "public"."people" ATTACH PARTITION "public"."people_a_m" FOR VALUES FROM ('a', MINVALUE) TO ('m', MAXVALUE);
