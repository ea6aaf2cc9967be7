-- deletes the table public.measurements_2024; locks public.measurements_2024 ACCESS EXCLUSIVE; locks public.measurements ACCESS EXCLUSIVE
DROP TABLE "public"."measurements_2024";
-- deletes the table public.measurements_2025; locks public.measurements_2025 ACCESS EXCLUSIVE; locks public.measurements ACCESS EXCLUSIVE
DROP TABLE "public"."measurements_2025";
-- deletes the table public.measurements; locks public.measurements ACCESS EXCLUSIVE
DROP TABLE "public"."measurements";
