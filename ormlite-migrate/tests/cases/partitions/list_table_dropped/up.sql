-- deletes the table public.customers_eu; locks public.customers_eu ACCESS EXCLUSIVE; locks public.customers ACCESS EXCLUSIVE
DROP TABLE "public"."customers_eu";
-- deletes the table public.customers_none; locks public.customers_none ACCESS EXCLUSIVE; locks public.customers ACCESS EXCLUSIVE
DROP TABLE "public"."customers_none";
-- deletes the table public.customers; locks public.customers ACCESS EXCLUSIVE
DROP TABLE "public"."customers";
