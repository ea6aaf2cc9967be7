-- deletes the table public.regions_eu; locks public.regions_eu ACCESS EXCLUSIVE; locks public.regions ACCESS EXCLUSIVE
DROP TABLE "public"."regions_eu";
