-- deletes the table public.logs_2023; locks public.logs_2023 ACCESS EXCLUSIVE; locks public.logs ACCESS EXCLUSIVE
DROP TABLE "public"."logs_2023";
DROP TABLE "public"."logs";
CREATE TABLE "public"."logs" (
    "id" bigint,
    "at" date NOT NULL
);
