CREATE TABLE "public"."logs_2024" (
    "id" bigint NOT NULL,
    "at" date NOT NULL
);
CREATE INDEX "logs_2024_at_idx" ON "public"."logs_2024" USING "btree" ("at");
ALTER TABLE "public"."logs_2024" ADD CONSTRAINT "logs_2024_pkey" PRIMARY KEY ("id", "at");
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_2024" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER INDEX "public"."logs_pkey" ATTACH PARTITION "public"."logs_2024_pkey";
ALTER INDEX "public"."logs_at_idx" ATTACH PARTITION "public"."logs_2024_at_idx";
