-- deletes the table public.logs_2024; locks public.logs_2024 ACCESS EXCLUSIVE; locks public.logs ACCESS EXCLUSIVE
DROP TABLE "public"."logs_2024";
CREATE TABLE "parts"."logs_2024" (
    "id" bigint,
    "at" date NOT NULL
);
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "parts"."logs_2024" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
