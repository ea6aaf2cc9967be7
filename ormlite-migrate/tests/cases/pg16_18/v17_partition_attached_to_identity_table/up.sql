CREATE TABLE "public"."logs_2024" (
    "id" bigint CONSTRAINT "logs_id_not_null" NOT NULL,
    "at" date CONSTRAINT "logs_at_not_null" NOT NULL
);
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_2024" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
