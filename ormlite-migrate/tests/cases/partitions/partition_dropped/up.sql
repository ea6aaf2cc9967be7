-- deletes the table public.regions_us; locks public.regions_us ACCESS EXCLUSIVE; locks public.regions ACCESS EXCLUSIVE
DROP TABLE "public"."regions_us";
