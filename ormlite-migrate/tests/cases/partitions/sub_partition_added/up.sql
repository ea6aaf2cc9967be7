CREATE TABLE "public"."sales_eu_2025" (
    "region" text NOT NULL,
    "at" date NOT NULL,
    "amount" integer
);
ALTER TABLE "public"."sales_eu_2025" ADD CONSTRAINT "sales_eu_2025_pkey" PRIMARY KEY ("region", "at");
ALTER TABLE ONLY "public"."sales_eu" ATTACH PARTITION "public"."sales_eu_2025" FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER INDEX "public"."sales_eu_pkey" ATTACH PARTITION "public"."sales_eu_2025_pkey";
