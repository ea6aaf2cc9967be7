-- deletes the table public.trucks; locks public.trucks ACCESS EXCLUSIVE
DROP TABLE "public"."trucks";
-- deletes the table public.vans; locks public.vans ACCESS EXCLUSIVE
DROP TABLE "public"."vans";
-- deletes the table public.vehicles; locks public.vehicles ACCESS EXCLUSIVE
DROP TABLE "public"."vehicles";
