-- deletes the table public.sales_eu; locks public.sales_eu ACCESS EXCLUSIVE; locks public.sales ACCESS EXCLUSIVE
DROP TABLE "public"."sales_eu";
CREATE TABLE "public"."sales_eu" (
    "region" text NOT NULL,
    "at" date NOT NULL,
    "amount" integer
) PARTITION BY RANGE (at);
CREATE TABLE "public"."sales_eu_2024" (
    "region" text NOT NULL,
    "at" date NOT NULL,
    "amount" integer
);
ALTER TABLE ONLY "public"."sales_eu" ATTACH PARTITION "public"."sales_eu_2024" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE ONLY "public"."sales" ATTACH PARTITION "public"."sales_eu" FOR VALUES IN ('eu');
