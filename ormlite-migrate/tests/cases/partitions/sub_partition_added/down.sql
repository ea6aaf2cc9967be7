-- deletes the table public.sales_eu_2025; locks public.sales_eu_2025 ACCESS EXCLUSIVE; locks public.sales_eu ACCESS EXCLUSIVE
DROP TABLE "public"."sales_eu_2025";
