-- deletes the table public.logs; locks public.logs ACCESS EXCLUSIVE
DROP TABLE "public"."logs";
CREATE TABLE "public"."logs" (
    "id" bigint,
    "at" date NOT NULL
) PARTITION BY RANGE (at);
CREATE TABLE "public"."logs_2023" (
    "id" bigint,
    "at" date NOT NULL
);
ALTER TABLE ONLY "public"."logs" ATTACH PARTITION "public"."logs_2023" FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
