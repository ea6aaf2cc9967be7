-- deletes the table public.sales_eu_2024; locks public.sales_eu_2024 ACCESS EXCLUSIVE; locks public.sales_eu ACCESS EXCLUSIVE
DROP TABLE "public"."sales_eu_2024";
DROP TABLE "public"."sales_eu";
CREATE TABLE "public"."sales_eu" (
    "region" text NOT NULL,
    "at" date NOT NULL,
    "amount" integer
);
ALTER TABLE ONLY "public"."sales" ATTACH PARTITION "public"."sales_eu" FOR VALUES IN ('eu');
